package dev.callside.payments.paylink;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callside.payments.request.Request;
import dev.callside.payments.request.TestRequest;
import dev.callside.plugin.Placement;
import dev.callside.plugin.Role;
import dev.callside.practice.crypto.Signer;
import dev.callside.practice.launch.Session;
import dev.callside.practice.mail.Mail;
import dev.callside.practice.pay.PayLinks;
import dev.callside.practice.tenancy.Practice;
import dev.callside.practice.tenancy.Practice.PaymentsApproval;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Proves what stands in the mail with a link, in both languages, and that nothing that somebody typed does anything there. */
class PayLinkMailsTest {

    private static final String EVIL = "<img src=x onerror=\"alert('1')\">&{{title}}";
    private static final Instant UNTIL = Instant.parse("2026-03-15T10:00:00Z");

    private final PayLinks links =
            new PayLinks(new Signer("a secret of more than thirty-two characters"), "http://callside.test");
    private final PayLinkMails mails = new PayLinkMails(links);

    private String url(Request request) {
        return links.url(new PayLinks.Link(request.practice(), request.id().value(), UNTIL));
    }

    @Test
    void saysWhoAsksHowMuchForWhatAndUntilWhen() {
        var request = TestRequest.asked(8000, "AUD", "Standard consultation");
        var mail = mail(request, "Harbour Practice", "Dr Ana Ruiz", "en-AU");

        assertThat(mail.recipient()).isEqualTo("lou@example.com");
        assertThat(mail.senderName()).isEqualTo("Harbour Practice");
        assertThat(mail.subject()).isEqualTo("Harbour Practice asks you to pay AUD\u00a080.00");
        assertThat(plain(mail)).isEqualTo("""
                Harbour Practice asks you to pay

                Harbour Practice asked for this payment in a video call. You can pay it by card on the page that this link opens.

                Pay now: %s

                For: Standard consultation
                Amount: AUD 80.00
                Requested by: Dr Ana Ruiz
                Can be paid until: 15 March 2026, 9:00 pm (Australia/Melbourne)

                Whoever has this link can see and pay this one request. If you did not expect it, ask Harbour Practice.
                """.formatted(url(request)));
    }

    @Test
    void saysItInIcelandic() {
        var request = TestRequest.asked(1_234_500, "ISK", "Viðtal");
        var mail = mail(request, "Höfnin", "Ana", "is");

        assertThat(mail.subject()).isEqualTo("Höfnin biður þig um að greiða 12.345\u00a0ISK");
        assertThat(plain(mail))
                .contains("Greiða núna: " + url(request))
                .contains("Hægt að greiða til: 15. mars 2026, 21:00 (Australia/Melbourne)")
                .contains("Upphæð: 12.345 ISK");
        assertThat(mail.html()).contains("<html lang=\"is\">").contains("href=\"" + url(request) + "\"");
    }

    @Test
    void makesNoMarkupAndNoLinesOfWhatSomebodyTyped() {
        var mail = mail(TestRequest.asked(8000, "AUD", EVIL + "\nPay now: http://evil.example"), EVIL, EVIL, "en");

        assertThat(mail.html()).doesNotContain("<img").contains("&lt;img");
        assertThat(mail.text()).doesNotContain("\nPay now: http://evil.example");
    }

    private Mail mail(Request request, String practice, String sender, String locale) {
        var link = new SentLink(request.id(), 1, "lou@example.com", UNTIL, UNTIL);
        var session = new Session(
                request.practice(),
                "host",
                Placement.CALL,
                Role.CLINICIAN,
                "ana",
                sender,
                Locale.forLanguageTag(locale),
                Optional.empty(),
                Instant.MAX);
        return mails.mail(request, link, practice(request, practice), session);
    }

    private static Practice practice(Request request, String name) {
        return new Practice(
                request.practice(),
                "Org",
                name,
                "ABN 1",
                "AU",
                ZoneId.of("Australia/Melbourne"),
                "AUD",
                PaymentsApproval.APPROVED);
    }

    private static String plain(Mail mail) {
        return mail.text().replace('\u00a0', ' ').replace('\u202f', ' ');
    }
}
