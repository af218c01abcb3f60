package dev.callside.sandbox.mailbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.callside.sandbox.Addresses;
import dev.callside.sandbox.Db;
import dev.callside.sandbox.Switches;
import dev.callside.sandbox.TestClock;
import dev.callside.sandbox.TestDatabase;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.net.ServerSocket;
import java.time.Instant;
import java.util.List;
import java.util.OptionalInt;
import java.util.Properties;
import java.util.UUID;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The real SMTP client meets each fault as it would meet it outside, and an accepted mail is kept. */
class MailServerTest {

    private final Db db = TestDatabase.db();
    private final Switches switches = new Switches(db);
    private final Mails mails = new Mails(db, new TestClock());
    private int port;
    private MailServer server;

    @BeforeEach
    void start() throws IOException, InterruptedException {
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        mails.clear();
        server = new MailServer(
                new Addresses("http://localhost:8080", "http://127.0.0.1:8080", new UUID(0, 0), port), mails, switches);
        server.obey();
    }

    @AfterEach
    void stop() {
        server.stop();
        switches.off(MailFault.SWITCH);
    }

    @Test
    void keepsWhatItAccepts() throws MessagingException {
        send();

        assertThat(kept()).singleElement().satisfies(mail -> {
            assertThat(mail.to()).containsExactly("kim@example.org");
            assertThat(mail.subject()).isEqualTo("Kvittun þín");
            assertThat(mail.sender()).isEqualTo("Harbour Practice <receipts@callside.test>");
            assertThat(mail.preview()).isEqualTo("You paid.");
        });
    }

    @Test
    void refusesTheRecipient() {
        fault(MailFault.REFUSE_RECIPIENT);

        assertThatThrownBy(this::send)
                .isInstanceOf(SendFailedException.class)
                .hasMessageContaining("Invalid Addresses");
        assertThat(kept()).isEmpty();
    }

    @Test
    void refusesTheMessageForGood() {
        fault(MailFault.REFUSE_MESSAGE);

        assertThatThrownBy(this::send)
                .isInstanceOfSatisfying(
                        SMTPSendFailedException.class,
                        e -> assertThat(e.getReturnCode()).isEqualTo(554));
        assertThat(kept()).isEmpty();
    }

    @Test
    void defersTheMessage() {
        fault(MailFault.DEFER_MESSAGE);

        assertThatThrownBy(this::send)
                .isInstanceOfSatisfying(
                        SMTPSendFailedException.class,
                        e -> assertThat(e.getReturnCode()).isEqualTo(451));
        assertThat(kept()).isEmpty();
    }

    @Test
    void keepsTheMessageAndLosesTheAnswer() {
        fault(MailFault.LOSE_ANSWER);

        assertThatThrownBy(this::send).isInstanceOf(MessagingException.class);
        assertThat(kept()).hasSize(1);
    }

    @Test
    void keepsTheMessageAndAnswersLaterThanTheSenderWaits() {
        fault(MailFault.HOLD_ANSWER);

        assertThatThrownBy(this::send).isInstanceOf(MessagingException.class);
        assertThat(kept()).hasSize(1);
    }

    @Test
    void listensToNobodyWhileItIsDown() throws InterruptedException {
        fault(MailFault.DOWN);
        server.obey();
        assertThatThrownBy(this::send).isInstanceOf(MessagingException.class);

        switches.off(MailFault.SWITCH);
        server.obey();
        assertThatCode(this::send).doesNotThrowAnyException();
    }

    @Test
    void behavesAgainWhenTheCountIsUsedUp() {
        switches.on(MailFault.SWITCH, MailFault.DEFER_MESSAGE.label(), OptionalInt.of(1));

        assertThatThrownBy(this::send).isInstanceOf(MessagingException.class);
        assertThatCode(this::send).doesNotThrowAnyException();
    }

    private void fault(MailFault fault) {
        switches.on(MailFault.SWITCH, fault.label(), OptionalInt.empty());
    }

    private List<Mails.Mail> kept() {
        return mails.list("", Instant.parse("9999-01-01T00:00:00Z"), 10);
    }

    private void send() throws MessagingException {
        Properties properties = new Properties();
        properties.put("mail.smtp.host", "127.0.0.1");
        properties.put("mail.smtp.port", Integer.toString(port));
        properties.put("mail.smtp.timeout", "5000");
        MimeMessage message = new MimeMessage(Session.getInstance(properties));
        message.setFrom(new InternetAddress("Harbour Practice <receipts@callside.test>"));
        message.setRecipient(Message.RecipientType.TO, new InternetAddress("kim@example.org"));
        message.setSubject("Kvittun þín", "UTF-8");
        message.setText("You paid.\n", "UTF-8");
        Transport.send(message);
    }
}
