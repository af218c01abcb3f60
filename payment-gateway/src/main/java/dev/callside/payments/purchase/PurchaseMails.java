package dev.callside.payments.purchase;

import dev.callside.credits.level.Level;
import dev.callside.credits.level.Recipient;
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
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
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
        var letter = new Letter(texts.get("purchase.receipt.subject", seller.name(), amount), page);
        send(practice, receivers(purchase, granter), "purchase:" + purchase.id(), same -> letter);
    }

    private static List<Recipient> receivers(Purchase purchase, Granter granter) {
        return Stream.concat(purchase.receiptTo().stream(), granter.recipients(purchase).stream())
                .distinct()
                .map(address -> new Recipient(address, purchase.locale()))
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
        var granter = granters.of(purchase);
        var until = purchase.createdAt().plus(PurchaseRules.TO_COMPLETE);
        var link = why == Stop.AUTHENTICATION ? links.url(purchase) : "";
        send(
                practice,
                granter.toldOfStops(purchase),
                "top-up-stopped:" + purchase.id() + ":" + why.label(),
                texts -> stopped(
                        why,
                        link,
                        texts,
                        practice.name(),
                        granter.describe(purchase, texts.locale()),
                        amount(purchase, texts),
                        date(until, practice, texts.locale())));
    }

    /** A top-up was needed and could not even be tried. Each stop is told of: between two of them somebody has acted, or a cap has lapsed. */
    void notBegun(Level level, List<Recipient> told, Stop why, Optional<Instant> until, Instant now) {
        var practice = practices.practice(level.practice());
        send(
                practice,
                told,
                "top-up-stopped:" + level.id() + ":" + why.label() + ":" + now,
                texts -> stopped(
                        why,
                        "",
                        texts,
                        practice.name(),
                        CreditGranter.name(level, texts),
                        "",
                        until.map(end -> date(end, practice, texts.locale())).orElse("")));
    }

    /** What one reader is sent. */
    private record Letter(String subject, MailPage page) {}

    /** @param values practice, level, amount, and until when the link works or when it goes on */
    private static Letter stopped(Stop why, String link, Texts texts, Object... values) {
        var key = "purchase.stopped." + why.label();
        var page = MailPage.message(
                texts.get(key + ".title"),
                texts.get(key + ".text", values),
                link,
                texts.get("purchase.stopped.button"));
        return new Letter(texts.get("purchase.stopped.subject", values), page);
    }

    /** To each in their own language. */
    private void send(Practice practice, List<Recipient> recipients, String key, Function<Texts, Letter> write) {
        if (recipients.isEmpty()) {
            LOG.warning(() -> "Nobody is named who could be told of " + key);
        }
        for (var i = 0; i < recipients.size(); i++) {
            var texts = Texts.of(BUNDLE, recipients.get(i).locale());
            var letter = write.apply(texts);
            var mail = new Mail(
                    i == 0 ? key : key + ":" + (i + 1),
                    recipients.get(i).address(),
                    seller.name(),
                    letter.subject(),
                    letter.page().text(texts.locale()),
                    letter.page().html(texts.locale()),
                    texts.locale());
            outbox.put(practice.id(), mail);
        }
    }
}
