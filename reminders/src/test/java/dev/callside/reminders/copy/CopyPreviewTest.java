package dev.callside.reminders.copy;

import static dev.callside.credits.price.Channel.EMAIL;
import static dev.callside.credits.price.Channel.SMS;
import static dev.callside.reminders.copy.Language.ENGLISH;
import static dev.callside.reminders.copy.Language.ICELANDIC;
import static dev.callside.reminders.copy.Texting.MAIL_KEY;
import static dev.callside.reminders.copy.Texting.SMS_KEY;
import static dev.callside.reminders.copy.Texting.mail;
import static dev.callside.reminders.copy.Texting.sms;
import static org.assertj.core.api.Assertions.assertThat;

import dev.callside.credits.sms.SmsEncoding;
import dev.callside.credits.sms.SmsSize;
import dev.callside.plugin.PracticeId;
import dev.callside.practice.crypto.Signer;
import dev.callside.practice.pay.PayLinks;
import dev.callside.practice.tenancy.Practice;
import dev.callside.practice.tenancy.Practice.PaymentsApproval;
import java.time.ZoneId;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Proves that the editor shows what is sent, how large it is, and what makes it large. */
class CopyPreviewTest {

    private static final PayLinks LINKS =
            new PayLinks(new Signer("0123456789abcdef0123456789abcdef"), "https://callside.example");

    @Test
    void measuresAnSmsWithSampleData() {
        var preview = CopyPreview.of(SMS_KEY, sms("Hi {{client_first_name}}"), Samples.of(ENGLISH));

        assertThat(preview.rendered().text()).isEqualTo("Hi Kim");
        assertThat(preview.size()).contains(new SmsSize(SmsEncoding.GSM_7, 6, 6, 1));
        assertThat(preview.dear()).isEmpty();
    }

    @Test
    void namesTheCharactersThatMakeItDear() {
        var preview = CopyPreview.of(SMS_KEY, sms("“Hæ” – {{client_first_name}} 🙂, “ó”"), Samples.of(ICELANDIC));

        assertThat(preview.size())
                .hasValueSatisfying(size -> assertThat(size.encoding()).isEqualTo(SmsEncoding.UCS_2));
        assertThat(preview.dear()).containsExactly("“", "”", "–", "ð", "ú", "🙂", "ó");
    }

    @Test
    void measuresNoMail() {
        var preview = CopyPreview.of(MAIL_KEY, mail("Þú átt tíma"), Samples.of(ICELANDIC));

        assertThat(preview.size()).isEmpty();
        assertThat(preview.dear()).isEmpty();
        assertThat(preview.rendered().html()).contains("Þú átt tíma");
    }

    @Test
    void showsThePracticesOwnNameAndDates() {
        var samples = Samples.of(ENGLISH, practice(Optional.of("+61355501234")), LINKS);

        assertThat(samples)
                .containsEntry(Placeholder.PRACTICE, "Bay Clinic")
                .containsEntry(Placeholder.DATE, "Thursday, 5 March")
                .containsEntry(Placeholder.PRACTICE_PHONE, "(03) 5550 1234")
                .containsEntry(Placeholder.OLD_TIME, "2:30 pm");
    }

    @Test
    void leavesOutThePracticesNumberAsLongAsThereIsNone() {
        var preview = CopyPreview.of(
                SMS_KEY,
                sms("See you.\nCall {{practice_phone}}."),
                Samples.of(ENGLISH, practice(Optional.empty()), LINKS));

        assertThat(preview.rendered().text()).isEqualTo("See you.");
    }

    private static Practice practice(Optional<String> phone) {
        return new Practice(
                new PracticeId(UUID.randomUUID()),
                "Org",
                "Bay Clinic",
                "ABN 1",
                "AU",
                ZoneId.of("Australia/Melbourne"),
                "AUD",
                PaymentsApproval.OFF,
                phone);
    }

    @Test
    void hasASampleOfEverything() {
        for (var language : Language.values()) {
            assertThat(Samples.of(language)).containsOnlyKeys(Placeholder.values());
            assertThat(Samples.of(language).values()).noneMatch(String::isBlank);
        }
    }

    @Test
    void namesAPriceInThePracticesMoney() {
        assertThat(Samples.of(ENGLISH, practice(Optional.empty()), LINKS).get(Placeholder.AMOUNT))
                .isEqualTo("AUD\u00a080.00");
    }

    @Test
    void countsEveryTextThereIs() {
        assertThat(CopyKey.all())
                .hasSize(32)
                .doesNotHaveDuplicates()
                .filteredOn(key -> key.channel() == SMS)
                .hasSize(14);
        assertThat(CopyKey.all()).filteredOn(key -> key.channel() == EMAIL).hasSize(18);
    }
}
