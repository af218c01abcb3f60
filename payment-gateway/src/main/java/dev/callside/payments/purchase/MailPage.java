package dev.callside.payments.purchase;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import dev.callside.payments.receipt.ReceiptTemplate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What a mail about a purchase, or with a link, says, as a page and as text. Values are escaped: nothing that somebody typed can become
 * markup.
 *
 * @param amount shown large; empty for none
 * @param link what the button opens; empty for none
 */
public record MailPage(
        String title,
        String amount,
        List<String> paragraphs,
        String link,
        String button,
        List<MailLine> lines,
        String footer) {

    private static final Template HTML =
            ReceiptTemplate.load("purchase.html", Mustache.compiler().emptyStringIsFalse(true));

    private static final Template TEXT = ReceiptTemplate.load(
            "purchase.txt", Mustache.compiler().emptyStringIsFalse(true).escapeHTML(false));

    static MailPage receipt(String title, String amount, List<MailLine> lines, String footer) {
        return new MailPage(title, amount, List.of(), "", "", lines, footer);
    }

    static MailPage message(String title, String text, String link, String button) {
        return new MailPage(title, "", List.of(text.split("\n", -1)), link, button, List.of(), "");
    }

    public String html(Locale locale) {
        return HTML.execute(values(locale));
    }

    public String text(Locale locale) {
        return TEXT.execute(values(locale));
    }

    private Map<String, Object> values(Locale locale) {
        Map<String, Object> values = new HashMap<>();
        values.put("lang", locale.getLanguage());
        values.put("title", title);
        values.put("amount", amount);
        values.put("paragraphs", paragraphs);
        values.put("link", link);
        values.put("button", button);
        values.put(
                "lines",
                lines.stream()
                        .map(line -> Map.of("label", line.label(), "value", line.value()))
                        .toList());
        values.put("footer", footer);
        return values;
    }
}
