package dev.callside.practice.mail;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.callside.plugin.PracticeId;
import dev.callside.practice.mail.MailAnswer.Kind;
import dev.callside.practice.mail.ScriptedMailServer.Step;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Proves what each answer of a mail server, and each missing one, means for the mail, and what the mail looks like. */
class MailSenderTest {

    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");
    private static final UUID ID = UUID.fromString("01890a5d-ac96-774b-bcce-b302099a8057");

    private final ScriptedMailServer server = new ScriptedMailServer();

    @AfterEach
    void close() throws IOException {
        server.close();
    }

    @Test
    void isSentWhenTheServerTakesIt() {
        var answer = send();

        assertThat(answer.kind()).isEqualTo(Kind.SENT);
        assertThat(answer.text()).startsWith("250 taken");
        assertThat(server.taken()).hasSize(1);
    }

    /**
     * RFC 5321, 4.2.1: 4xx is for now, 5xx for good. But what a server says before it heard of the mail, or of us as its
     * sender, is for the operator to mend: mails wait for that.
     */
    @ParameterizedTest
    @CsvSource({
        "GREETING, 421 busy,         LATER",
        "GREETING, 554 no service,   LATER",
        "EHLO,     421 busy,         LATER",
        "EHLO,     502 what,         LATER",
        "MAIL,     451 busy,         LATER",
        "MAIL,     550 not you,      LATER",
        "MAIL,     530 log in first, LATER",
        "MAIL,     552 quota is used up, LATER",
        "MAIL,     554 daily limit,  LATER",
        "RCPT,     450 greylisted,   LATER",
        "RCPT,     550 no such user, REFUSED",
        "DATA,     451 busy,         LATER",
        "DATA,     554 no,           REFUSED",
        "END,      451 busy,         LATER",
        "END,      452 full,         LATER",
        "END,      552 too large,    REFUSED",
        "END,      554 looks like spam, REFUSED"
    })
    void followsTheServersCode(Step step, String says, Kind kind) {
        server.says(step, says);

        assertThat(send().kind()).isEqualTo(kind);
        assertThat(server.taken()).isEmpty();
    }

    /** An answer that no server should give at the end: it is no refusal, so the mail may be on its way. */
    @ParameterizedTest
    @ValueSource(strings = {"251 elsewhere", "354 more"})
    void isInDoubtAfterAStrangeLastAnswer(String says) {
        server.says(Step.END, says);

        assertThat(send().kind()).isEqualTo(Kind.IN_DOUBT);
    }

    @ParameterizedTest
    @CsvSource({"GREETING", "EHLO", "MAIL", "RCPT", "DATA"})
    void isTriedAgainWhenTheConnectionBreaksBeforeTheEnd(Step step) {
        server.says(step, ScriptedMailServer.CUT);

        assertThat(send().kind()).isEqualTo(Kind.LATER);
        assertThat(server.seen()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"GREETING", "EHLO", "MAIL", "RCPT", "DATA"})
    void isTriedAgainWhenTheServerFallsSilentBeforeTheEnd(Step step) {
        server.impatient();
        server.says(step, ScriptedMailServer.SILENCE);

        assertThat(send().kind()).isEqualTo(Kind.LATER);
        assertThat(server.seen()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {ScriptedMailServer.CUT, ScriptedMailServer.SILENCE})
    void isInDoubtWhenTheLastAnswerIsMissing(String what) {
        server.impatient();
        server.says(Step.END, what);

        assertThat(send().kind()).isEqualTo(Kind.IN_DOUBT);
        assertThat(server.taken()).hasSize(1);
    }

    @Test
    void isTriedAgainWhereNobodyListens() throws IOException {
        server.close();

        assertThat(send().kind()).isEqualTo(Kind.LATER);
    }

    /** What the server said before it went away stands: to try again would send the mail twice. */
    @ParameterizedTest
    @ValueSource(strings = {ScriptedMailServer.CUT, ScriptedMailServer.SILENCE, "500 what"})
    void isSentWhateverBecomesOfTheGoodbye(String goodbye) {
        server.says(Step.QUIT, goodbye);

        assertThat(send().kind()).isEqualTo(Kind.SENT);
    }

    @Test
    void isNotTriedAgainWhenTheConnectionIsResetRightAfterTheLastAnswer() {
        server.says(Step.END, ScriptedMailServer.RESET_AFTER);

        // Whether the reset overtakes the answer, or the goodbye meets it, is a matter of microseconds.
        for (var i = 1; i <= 50; i++) {
            assertThat(send().kind()).as("mail " + i).isIn(Kind.SENT, Kind.IN_DOUBT);
        }
    }

    @Test
    void isNotHandedOverWithoutTheClaim() {
        var answer = server.sender(Map.of()).send(claimed(mail()), NOW, () -> false);

        assertThat(answer.kind()).isEqualTo(Kind.LATER);
        assertThat(server.seen()).isEmpty();
    }

    @Test
    void goesNowhereInTheClearWhereEncryptionIsDemanded() {
        for (var ehlo : List.of("250 test", "250-test\r\n250 STARTTLS")) {
            server.says(Step.EHLO, ehlo);
            var answer =
                    server.sender(Map.of("callside.mail.security", "starttls")).send(claimed(mail()), NOW, () -> true);

            assertThat(answer.kind()).isEqualTo(Kind.LATER);
        }
        assertThat(server.commands()).noneMatch(command -> command.startsWith("MAIL"));
    }

    @Test
    void keepsItsMessageIdHoweverOftenItIsTried() throws Exception {
        server.says(Step.END, "451 busy");
        send();
        server.recovers();
        send();

        assertThat(server.seen()).hasSize(2);
        for (var raw : server.seen()) {
            assertThat(parsed(raw).getMessageID()).isEqualTo("<" + ID + "@callside.test>");
        }
    }

    @Test
    void saysWhoSendsItAndThatNobodyShouldAnswer() throws Exception {
        send();

        var message = parsed(server.taken().get(0));
        assertThat(message.getFrom())
                .containsExactly(new InternetAddress("receipts@callside.test", "Harbour Practice"));
        assertThat(message.getAllRecipients()).containsExactly(new InternetAddress("kim@example.com"));
        assertThat(message.getSentDate()).isEqualTo(NOW);
        assertThat(message.getHeader("Auto-Submitted")).containsExactly("auto-generated");
        assertThat(message.getContentLanguage()).containsExactly("is");
        assertThat(server.commands()).contains("MAIL FROM:<receipts@callside.test>", "RCPT TO:<kim@example.com>");
    }

    @Test
    void carriesIcelandicThroughSevenBits() throws Exception {
        var subject = "Kvittun frá Læknastofu Þórðar og Öldu, 8.000 kr.";
        var text = "Fyrir: Viðtal — ð þ æ ö 🙂\n";
        send(new Mail("k", "kim@example.com", "Læknastofa Þórðar", subject, text, "<p>" + text, Locale.ENGLISH));

        var raw = server.taken().get(0);
        assertThat(raw).matches(all -> all.chars().allMatch(c -> c < 128));
        var message = parsed(raw);
        assertThat(message.getSubject()).isEqualTo(subject);
        assertThat(((InternetAddress) message.getFrom()[0]).getPersonal()).isEqualTo("Læknastofa Þórðar");
        assertThat(part(message, 0)).isEqualToNormalizingNewlines(text);
        assertThat(part(message, 1)).isEqualToNormalizingNewlines("<p>" + text);
    }

    /** RFC 5321, 4.5.3.1.6: a line has at most 998 characters and its end. */
    @Test
    void breaksLongLines() throws Exception {
        var text = "a".repeat(5_000) + "\n" + "ð".repeat(5_000) + "\n";
        send(new Mail("k", "kim@example.com", "P".repeat(200), "S ".repeat(600).strip(), text, text, Locale.ENGLISH));

        assertThat(server.taken().get(0).lines()).allMatch(line -> line.length() <= 998);
        assertThat(part(parsed(server.taken().get(0)), 0)).isEqualToNormalizingNewlines(text);
    }

    @Test
    void keepsLinesThatAreOnlyADot() throws Exception {
        var text = "one\n.\n..\n.QUIT\ntwo\n";
        send(new Mail("k", "kim@example.com", "P", "S", text, text, Locale.ENGLISH));

        assertThat(part(parsed(server.taken().get(0)), 0)).isEqualToNormalizingNewlines(text);
        assertThat(server.taken()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\r\n", "\n", "\r", "\r\n\r\n", "\n ", "\u0085", "\u2028"})
    void makesNoHeaderOfWhatSomebodyTyped(String lineBreak) throws Exception {
        var evil = "Fine" + lineBreak + "Bcc: eve@example.com" + lineBreak + "X-Evil: yes";
        send(new Mail("k", "kim@example.com", evil, evil, "text\n", "<p>", Locale.ENGLISH));
        send(new Mail("k", "kim@example.com", evil + "ð", evil + "ð", "text\n", "<p>", Locale.ENGLISH));

        assertThat(server.taken()).hasSize(2);
        for (var raw : server.taken()) {
            assertThat(names(parsed(raw))).doesNotContain("Bcc", "X-Evil");
            assertThat(parsed(raw).getAllRecipients()).containsExactly(new InternetAddress("kim@example.com"));
            assertThat(parsed(raw).getContentType()).startsWith("multipart/alternative");
        }
        assertThat(server.commands().stream().filter(command -> command.startsWith("RCPT")))
                .containsOnly("RCPT TO:<kim@example.com>");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "kim",
                "kim@",
                "@example.com",
                "kim@example.com, eve@example.com",
                "kim@example.com\r\nRCPT TO:<eve@example.com>",
                "kim@example.com>\r\nRCPT TO:<eve@example.com",
                "kim@example.com\nBcc: eve@example.com",
                "everybody: kim@example.com, eve@example.com;",
                "<kim@example.com> SIZE=1",
                "kim@exa mple.com"
            })
    void refusesWhatIsNoAddressBeforeTheServerHearsOfIt(String recipient) {
        var answer = send(new Mail("k", recipient, "P", "S", "text", "<p>", Locale.ENGLISH));

        assertThat(answer.kind()).isEqualTo(Kind.REFUSED);
        assertThat(server.commands()).noneMatch(command -> command.startsWith("RCPT"));
    }

    private MailAnswer send() {
        return send(mail());
    }

    private MailAnswer send(Mail mail) {
        return server.sender(Map.of()).send(claimed(mail), NOW, () -> true);
    }

    private static Mail mail() {
        return new Mail(
                "receipt:1",
                "kim@example.com",
                "Harbour Practice",
                "Receipt",
                "text\n",
                "<p>text",
                Locale.forLanguageTag("is"));
    }

    private static ClaimedMail claimed(Mail mail) {
        return new ClaimedMail(new PracticeId(UUID.randomUUID()), ID, 1, 1, NOW, mail);
    }

    private static MimeMessage parsed(String raw) throws MessagingException {
        return new MimeMessage(
                Session.getInstance(new Properties()), new ByteArrayInputStream(raw.getBytes(ISO_8859_1)));
    }

    private static List<String> names(MimeMessage message) throws MessagingException {
        return Collections.list(message.getAllHeaders()).stream()
                .map(jakarta.mail.Header::getName)
                .toList();
    }

    private static String part(MimeMessage message, int index) throws MessagingException, IOException {
        return (String)
                ((MimeMultipart) message.getContent()).getBodyPart(index).getContent();
    }
}
