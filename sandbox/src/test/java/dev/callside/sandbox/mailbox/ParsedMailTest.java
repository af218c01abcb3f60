package dev.callside.sandbox.mailbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** A mail is shown as its sender meant it, and one that makes no sense is shown all the same. */
class ParsedMailTest {

    private static final String BOTH = """
            From: =?UTF-8?Q?H=C3=B6fn?= <receipts@callside.test>
            Subject: =?UTF-8?B?S3ZpdHR1biDDvsOtbg==?=
            Message-ID: <r1@callside.test>
            MIME-Version: 1.0
            Content-Type: multipart/mixed; boundary=outer

            --outer
            Content-Type: multipart/alternative; boundary=inner

            --inner
            Content-Type: text/plain; charset=utf-8

            Takk fyrir
            --inner
            Content-Type: text/html; charset=utf-8

            <p>Takk fyrir</p>
            --inner--
            --outer
            Content-Type: application/pdf; name="kvittun.pdf"
            Content-Disposition: attachment; filename="kvittun.pdf"

            %PDF
            --outer--
            """;

    @Test
    void findsTheWordsTheHtmlAndTheFiles() {
        ParsedMail mail = parsed(BOTH);

        assertThat(mail.subject()).isEqualTo("Kvittun þín");
        assertThat(mail.sender()).isEqualTo("Höfn <receipts@callside.test>");
        assertThat(mail.messageId()).isEqualTo("<r1@callside.test>");
        assertThat(mail.preview()).isEqualTo("Takk fyrir");
        assertThat(mail.html()).hasValueSatisfying(html -> assertThat(html).contains("<p>Takk fyrir</p>"));
        assertThat(mail.attachments()).extracting(MailPart::name).containsExactly("kvittun.pdf");
    }

    @Test
    void readsAnUnknownCharacterSetAsUtf8() {
        assertThat(parsed("Content-Type: text/plain; charset=klingon\n\nþ").text())
                .isEqualTo("þ");
    }

    @Test
    void showsWhatMakesNoSense() {
        assertThat(parsed("Content-Type: multipart/mixed; boundary=\n\n--").subject())
                .isEmpty();
        assertThat(parsed("").text()).isEmpty();
    }

    @Test
    void cutsThePreview() {
        assertThat(parsed("\n" + "word ".repeat(100)).preview()).hasSize(161).endsWith("…");
    }

    private static ParsedMail parsed(String text) {
        return ParsedMail.of(text.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8));
    }
}
