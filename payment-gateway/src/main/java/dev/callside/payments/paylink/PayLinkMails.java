package dev.callside.payments.paylink;

import dev.callside.payments.purchase.MailLine;
import dev.callside.payments.purchase.MailPage;
import dev.callside.payments.receipt.Receipts;
import dev.callside.payments.request.Request;
import dev.callside.practice.launch.Session;
import dev.callside.practice.mail.Mail;
import dev.callside.practice.money.MoneyText;
import dev.callside.practice.pay.PayLinks;
import dev.callside.practice.tenancy.Practice;
import dev.callside.practice.text.Texts;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Locale;

/** Writes the mail that brings a link. What somebody typed stays one line, and is escaped. */
@Dependent
public class PayLinkMails {

    private final PayLinks links;

    @Inject
    public PayLinkMails(PayLinks links) {
        this.links = links;
    }

    /**
     * In the language of whoever has tried to pay, else in the sender's.
     *
     * @param sender whose name the reader knows from the call
     */
    Mail mail(Request request, SentLink link, Practice practice, Session sender) {
        var locale = request.locale().map(Locale::forLanguageTag).orElse(sender.locale());
        var texts = Texts.of(Receipts.BUNDLE, locale);
        var amount = MoneyText.of(request.amount(), request.currency(), texts.locale());
        var url = links.url(new PayLinks.Link(request.practice(), request.id().value(), link.until()));
        var page = new MailPage(
                texts.get("pay_link.title", practice.name()),
                amount,
                List.of(texts.get("pay_link.text", practice.name())),
                url,
                texts.get("pay_link.button"),
                lines(request, link, practice, sender.name(), amount, texts),
                texts.get("pay_link.footer", practice.name()));
        return new Mail(
                link.key(),
                link.email(),
                practice.name(),
                texts.get("pay_link.subject", practice.name(), amount),
                page.text(texts.locale()),
                page.html(texts.locale()),
                texts.locale());
    }

    private static List<MailLine> lines(
            Request request, SentLink link, Practice practice, String sender, String amount, Texts texts) {
        return List.of(
                new MailLine(texts.get("pay_link.item"), Receipts.oneLine(request.description())),
                new MailLine(texts.get("pay_link.amount"), amount),
                new MailLine(texts.get("pay_link.by"), Receipts.oneLine(sender)),
                new MailLine(texts.get("pay_link.until"), date(link.until(), practice, texts.locale())));
    }

    private static String date(Instant at, Practice practice, Locale locale) {
        return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.LONG, FormatStyle.SHORT)
                        .withLocale(locale)
                        .withZone(practice.zone())
                        .format(at)
                + " (" + practice.zone() + ")";
    }
}
