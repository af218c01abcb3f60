package dev.callside.payments.purchase;

import dev.callside.credits.level.Level;
import dev.callside.practice.mail.Mail;
import dev.callside.practice.mail.Outbox;
import dev.callside.practice.money.MoneyText;
import dev.callside.practice.tenancy.Practice;
import dev.callside.practice.tenancy.PracticeStore;
import dev.callside.practice.text.Texts;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.text.NumberFormat;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.logging.Logger;
import java.util.stream.Stream;

/**
 * What the people of a practice are told by mail about purchases: the receipt, and once that top-ups have stopped. Written
 * into the outbox in the transaction of what it tells about; the mail's key is the purchase's.
 */
@Dependent
public class PurchaseMails {

    public static final String BUNDLE = "dev.callside.payments.texts";

    private static final Logger LOG = Logger.getLogger(PurchaseMails.class.getName());

    private final Outbox outbox;
    private final PracticeStore practices;
    private final Granters granters;
    private final CompleteLinks links;
    private final Seller seller;

    @Inject
    public PurchaseMails(
            Outbox outbox, PracticeStore practices, Granters granters, CompleteLinks links, Seller seller) {
        this.outbox = outbox;
        this.practices = practices;
        this.granters = granters;
        this.links = links;
        this.seller = seller;
    }

    void receipt(Purchase purchase) {
        var practice = practices.practice(purchase.practice());
        var texts = Texts.of(BUNDLE, purchase.locale());
        var amount = amount(purchase, texts);
        var granter = granters.of(purchase);
        List<MailLine> lines = new ArrayList<>();
        add(lines, texts, "seller", seller.name());
        add(lines, texts, "seller_registration", seller.registrationNumber());
        add(lines, texts, "buyer", practice.name());
        add(lines, texts, "item", granter.describe(purchase, texts.locale()));
        add(lines, texts, "price", texts.get("purchase.price", purchase.currency(), price(purchase, texts.locale())));
        add(lines, texts, "amount", amount);
        add(lines, texts, "date", date(purchase.paidAt().orElseThrow(), practice, texts.locale()));
        add(lines, texts, "card", card(purchase, texts));
        add(lines, texts, "number", purchase.receiptNumber().orElseThrow());
        var page = MailPage.receipt(
                texts.get("purchase.receipt.title", seller.name()),
                amount,
                lines,
                texts.get("purchase.receipt.footer", seller.name()));
        send(
                practice,
                receivers(purchase, granter),
                "purchase:" + purchase.id(),
                texts.get("purchase.receipt.subject", seller.name(), amount),
                page,
                texts.locale());
    }

    private static List<String> receivers(Purchase purchase, Granter granter) {
        return Stream.concat(purchase.receiptTo().stream(), granter.recipients(purchase).stream())
                .distinct()
                .toList();
    }

    private static String card(Purchase purchase, Texts texts) {
        return purchase.charged()
                .map(card -> texts.getOr("card." + card.brand(), "card.other") + " •••• " + card.last4())
                .orElse("");
    }

    private static void add(List<MailLine> lines, Texts texts, String label, String value) {
        if (!value.isBlank()) {
            lines.add(new MailLine(texts.get("purchase.receipt." + label), value));
        }
    }

    private static String date(Instant at, Practice practice, Locale locale) {
        return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.LONG, FormatStyle.SHORT)
                        .withLocale(locale)
                        .withZone(practice.zone())
                        .format(at)
                + " (" + practice.zone() + ")";
    }

    /** With all its decimals: prices of one credit have more than their currency. */
    private static String price(Purchase purchase, Locale locale) {
        var format = NumberFormat.getNumberInstance(locale);
        format.setMinimumFractionDigits(purchase.price().scale());
        format.setMaximumFractionDigits(purchase.price().scale());
        return format.format(purchase.price());
    }

    private static String amount(Purchase purchase, Texts texts) {
        return MoneyText.of(purchase.amount(), purchase.currency(), texts.locale());
    }

    /** A top-up was tried, by itself or by whoever came by the link, and nothing is tried again by itself. Told once for each end. */
    void stopped(Purchase purchase, Stop why, Instant now) {
        var practice = practices.practice(purchase.practice());
        var texts = Texts.of(BUNDLE, purchase.locale());
        var granter = granters.of(purchase);
        var what = granter.describe(purchase, texts.locale());
        var key = "purchase.stopped." + why.label();
        var until = date(purchase.createdAt().plus(PurchaseRules.TO_COMPLETE), practice, texts.locale());
        var text = texts.get(key + ".text", practice.name(), what, amount(purchase, texts), until);
        var link = why == Stop.AUTHENTICATION ? links.url(purchase) : "";
        send(
                practice,
                granter.toldOfStops(purchase),
                "top-up-stopped:" + purchase.id() + ":" + why.label(),
                texts.get("purchase.stopped.subject", practice.name()),
                MailPage.message(texts.get(key + ".title"), text, link, texts.get("purchase.stopped.button")),
                texts.locale());
    }

    /** A top-up was needed and could not even be tried; told of once a day at most. */
    void notBegun(Level level, List<String> told, Stop why, Optional<Instant> until, Instant now) {
        var practice = practices.practice(level.practice());
        var texts = Texts.of(BUNDLE, level.alerts().locale());
        var key = "purchase.stopped." + why.label();
        var goesOn = until.map(end -> date(end, practice, texts.locale())).orElse("");
        var text = texts.get(key + ".text", practice.name(), CreditGranter.name(level, texts), "", goesOn);
        send(
                practice,
                told,
                "top-up-stopped:" + level.id() + ":" + why.label() + ":" + LocalDate.ofInstant(now, practice.zone()),
                texts.get("purchase.stopped.subject", practice.name()),
                MailPage.message(texts.get(key + ".title"), text, "", ""),
                texts.locale());
    }

    private void send(
            Practice practice, List<String> recipients, String key, String subject, MailPage page, Locale locale) {
        if (recipients.isEmpty()) {
            LOG.warning(() -> "Nobody is named who could be told of " + key);
        }
        for (var i = 0; i < recipients.size(); i++) {
            var mail = new Mail(
                    i == 0 ? key : key + ":" + (i + 1),
                    recipients.get(i),
                    seller.name(),
                    subject,
                    page.text(locale),
                    page.html(locale),
                    locale);
            outbox.put(practice.id(), mail);
        }
    }
}
