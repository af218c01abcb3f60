package dev.callside.payments.receipt;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callside.payments.request.Card;
import dev.callside.payments.request.Request;
import dev.callside.payments.request.TestRequest;
import dev.callside.plugin.PracticeId;
import dev.callside.practice.mail.Mail;
import dev.callside.practice.tenancy.Practice;
import dev.callside.practice.tenancy.Practice.PaymentsApproval;
import java.time.ZoneId;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Proves what stands on a receipt, in both languages, and that nothing that somebody typed does anything there. */
class ReceiptsTest {

    private static final String EVIL = "<img src=x onerror=\"alert('1')\">&{{title}}";

    @Test
    void saysAllThatAReceiptMustSay() {
        var mail = mail(TestRequest.paid(8000, "AUD", "Standard consultation", "en-AU"));

        assertThat(mail.recipient()).isEqualTo("kim@example.com");
        assertThat(mail.senderName()).isEqualTo("Harbour Practice");
        assertThat(mail.subject()).isEqualTo("Receipt from Harbour Practice: AUD\u00a080.00");
        assertThat(plain(mail)).isEqualTo("""
                Receipt from Harbour Practice

                Practice: Harbour Practice
                Registration number: ABN 51 824 753 556
                For: Standard consultation
                Amount paid: AUD 80.00
                Date: 1 March 2026, 9:00 pm (Australia/Melbourne)
                Card: Visa •••• 4242
                Receipt number: 000001

                Please keep this receipt. If you have a question about it, ask Harbour Practice.
                """);
    }

    @Test
    void saysItInIcelandic() {
        var mail = mail(TestRequest.paid(1_234_500, "ISK", "Viðtal", "is"));

        assertThat(mail.subject()).isEqualTo("Kvittun frá Harbour Practice: 12.345\u00a0ISK");
        assertThat(plain(mail)).isEqualTo("""
                Kvittun frá Harbour Practice

                Stofa: Harbour Practice
                Skráningarnúmer: ABN 51 824 753 556
                Fyrir: Viðtal
                Greidd upphæð: 12.345 ISK
                Dagsetning: 1. mars 2026, 21:00 (Australia/Melbourne)
                Kort: Visa •••• 4242
                Kvittunarnúmer: 000001

                Geymdu þessa kvittun. Ef þú hefur spurningu um hana skaltu snúa þér til: Harbour Practice.
                """);
    }

    @Test
    void saysTheSameAsAPage() {
        for (var locale : new String[] {"en-AU", "is"}) {
            var mail = mail(TestRequest.paid(8000, "AUD", "Viðtal", locale));

            assertThat(mail.html()).contains("<html lang=\"" + locale.substring(0, 2) + "\">");
            for (var line :
                    mail.text().lines().filter(line -> line.contains(": ")).toList()) {
                for (var part : line.split(": ", 2)) {
                    assertThat(mail.html()).contains(part);
                }
            }
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "500       | ISK | en | ISK 5",
                "123456700 | ISK | is | 1.234.567 ISK",
                "500000    | UGX | en | UGX 5,000",
                "500       | JPY | en | JPY 500",
                "1234567   | JPY | is | 1.234.567 JPY",
                "5120      | KWD | en | KWD 5.120",
                "5120      | KWD | is | 5,120 KWD",
                "100       | MGA | en | MGA 100",
                "1         | USD | en | USD 0.01",
                "999999999999 | AUD | en-AU | AUD 9,999,999,999.99"
            })
    void writesAmountsAsTheyArePaid(long amount, String currency, String locale, String written) {
        var mail = mail(TestRequest.paid(amount, currency, "x", locale));

        assertThat(plain(mail)).contains(": " + written + "\n");
        assertThat(mail.html().replace('\u00a0', ' ')).contains(">" + written + "<");
    }

    @Test
    void makesNoMarkupOfWhatSomebodyTyped() {
        var request = TestRequest.paid(8000, "AUD", EVIL, "en", Optional.of(new Card(EVIL, EVIL)), EVIL);
        var mail = Receipts.mail(request, practice(EVIL, EVIL));

        assertThat(mail.html()).doesNotContain("<img").doesNotContain(EVIL);
        // title twice, footer, practice, registration, item, card, number
        assertThat(mail.html().split("&lt;img", -1)).hasSize(9);
        assertThat(mail.text()).contains("For: " + EVIL + "\n");
        assertThat(mail.subject()).contains(EVIL);
    }

    @Test
    void keepsToOneLineWhatSomebodyTypedInSeveral() {
        var request = TestRequest.paid(8000, "AUD", "Consultation\nAmount paid: AUD 1.00\r\n\tand\u2028more", "en");

        assertThat(plain(mail(request))).contains("For: Consultation Amount paid: AUD 1.00 and more\n");
    }

    @Test
    void leavesOutARegistrationNumberThatThePracticeHasNot() {
        var request = TestRequest.paid(8000, "AUD", "x", "en");

        assertThat(Receipts.mail(request, practice("P", "")).text()).doesNotContain("Registration");
    }

    @Test
    void readsEnglishToWhomWeHaveNoOtherLanguageFor() {
        assertThat(mail(TestRequest.paid(8000, "AUD", "x", "fr-FR")).text()).startsWith("Receipt from");
    }

    @Test
    void namesACardWhoseBrandItDoesNotKnow() {
        var request = TestRequest.paid(8000, "AUD", "x", "en", Optional.of(new Card("girocard", "0001")), "1");

        assertThat(mail(request).text()).contains("Card: Card •••• 0001");
    }

    @Test
    void namesNoCardWhereNoneWasCharged() {
        var request = TestRequest.paid(8000, "AUD", "x", "en", Optional.empty(), "1");

        assertThat(mail(request).text()).contains("Amount paid:").doesNotContain("Card:", "••••");
    }

    private static String plain(Mail mail) {
        return mail.text().replace('\u00a0', ' ').replace('\u202f', ' ');
    }

    private static Mail mail(Request request) {
        return Receipts.mail(request, practice("Harbour Practice", "ABN 51 824 753 556"));
    }

    private static Practice practice(String name, String registrationNumber) {
        return new Practice(
                new PracticeId(UUID.randomUUID()),
                "Org",
                name,
                registrationNumber,
                "AU",
                ZoneId.of("Australia/Melbourne"),
                "AUD",
                PaymentsApproval.APPROVED);
    }
}
