package dev.callside.payments.receipt;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import dev.callside.payments.request.Card;
import dev.callside.payments.request.Request;
import dev.callside.practice.mail.Mail;
import dev.callside.practice.mail.Outbox;
import dev.callside.practice.money.MoneyText;
import dev.callside.practice.tenancy.Practice;
import dev.callside.practice.tenancy.PracticeStore;
import dev.callside.practice.text.Texts;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** Writes the receipt of a paid request into the outbox, in the transaction that makes it paid. */
@Dependent
public class Receipts {

    public static final String BUNDLE = "dev.callside.payments.texts";

    /** Values are escaped: nothing that somebody typed can become markup in the mail. */
    private static final Template HTML = ReceiptTemplate.load("receipt.html", Mustache.compiler());

    private static final Template TEXT =
            ReceiptTemplate.load("receipt.txt", Mustache.compiler().escapeHTML(false));

    /** In the plain text a line that somebody typed could pass for one of ours. */
    private static final Pattern LINE_BREAKS = Pattern.compile("[\\p{Cntrl}\\x{2028}\\x{2029}]+");

    private final Outbox outbox;
    private final PracticeStore practices;

    @Inject
    public Receipts(Outbox outbox, PracticeStore practices) {
        this.outbox = outbox;
        this.practices = practices;
    }

    /** Does nothing for a payment without an address: one that was made past our panel. */
    public void queue(Request request) {
        if (request.email().isPresent()) {
            outbox.put(request.practice(), mail(request, practices.practice(request.practice())));
        }
    }

    /** The key of a request's receipt in the outbox. */
    public static String key(Request request) {
        return "receipt:" + request.id();
    }

    static Mail mail(Request request, Practice practice) {
        var locale = Locale.forLanguageTag(request.locale().orElse("en"));
        var texts = Texts.of(BUNDLE, locale);
        var amount = MoneyText.of(request.amount(), request.currency(), texts.locale());
        var values = Map.of(
                "lang", texts.locale().getLanguage(),
                "title", texts.get("receipt.title", practice.name()),
                "amount", amount,
                "lines", lines(request, practice, texts, amount),
                "footer", texts.get("receipt.footer", practice.name()));
        return new Mail(
                key(request),
                request.email().orElseThrow(),
                practice.name(),
                texts.get("receipt.subject", practice.name(), amount),
                TEXT.execute(values),
                HTML.execute(values),
                texts.locale());
    }

    private static List<Map<String, String>> lines(Request request, Practice practice, Texts texts, String amount) {
        var date = DateTimeFormatter.ofLocalizedDateTime(FormatStyle.LONG, FormatStyle.SHORT)
                .withLocale(texts.locale())
                .withZone(practice.zone());
        var lines = new LinkedHashMap<String, String>();
        lines.put("practice", practice.name());
        lines.put("registration", practice.registrationNumber());
        lines.put("item", oneLine(request.description()));
        lines.put("amount", amount);
        lines.put("date", date.format(request.paidAt().orElseThrow()) + " (" + practice.zone() + ")");
        lines.put("card", request.card().map(card -> card(card, texts)).orElse(""));
        lines.put("number", request.receiptNumber().orElseThrow());
        return lines.entrySet().stream()
                .filter(line -> !line.getValue().isBlank())
                .map(line -> Map.of("label", texts.get("receipt." + line.getKey()), "value", line.getValue()))
                .toList();
    }

    /** What somebody typed, as one line of a mail. */
    public static String oneLine(String typed) {
        return LINE_BREAKS.matcher(typed).replaceAll(" ");
    }

    private static String card(Card card, Texts texts) {
        return texts.getOr("card." + card.brand(), "card.other") + " •••• " + card.last4();
    }
}
