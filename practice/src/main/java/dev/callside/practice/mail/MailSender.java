package dev.callside.practice.mail;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.callside.practice.mail.MailAnswer.Kind;
import jakarta.activation.DataHandler;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.util.ByteArrayDataSource;
import java.io.UnsupportedEncodingException;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import java.util.Properties;
import java.util.UUID;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.microprofile.config.Config;

/** Hands one mail to the mail server, with a Message-ID that stays the same when it is tried again. */
@ApplicationScoped
public class MailSender {

    private static final Logger LOG = Logger.getLogger(MailSender.class.getName());
    /** Of each answer. Many servers look into a mail before they answer its end. */
    static final Duration TIMEOUT = Duration.ofSeconds(30);

    private Config config;
    private Duration timeout;

    MailSender() {}

    @Inject
    MailSender(Config config) {
        this(config, TIMEOUT);
    }

    MailSender(Config config, Duration timeout) {
        this.config = config;
        this.timeout = timeout;
    }

    MailAnswer send(ClaimedMail claimed, Instant now, MailClaim claim) {
        return send(claimed.id(), claimed.mail(), now, claim);
    }

    /**
     * For mail that is not in the outbox.
     *
     * @param id the same for the same mail: its Message-ID
     */
    public MailAnswer send(UUID id, Mail mail, Instant now, MailClaim claim) {
        var session = Session.getInstance(properties());
        var transport = new MailTransport(session, claim);
        try {
            return send(id, mail, now, session, transport);
        } finally {
            close(transport);
        }
    }

    /** What was answered stands, whatever becomes of the goodbye: taken for a failure, it would send the mail again. */
    private static void close(MailTransport transport) {
        try {
            transport.close();
        } catch (MessagingException e) {
            LOG.log(Level.FINE, "A mail server went away without a goodbye", e);
        }
    }

    private MailAnswer send(UUID id, Mail mail, Instant now, Session session, MailTransport transport) {
        try {
            var message = message(id, mail, now, session);
            transport.connect(value("host"), number("port"), orNull("user"), orNull("password"));
            transport.sendMessage(message, message.getAllRecipients());
            return new MailAnswer(Kind.SENT, readable(transport.getLastServerResponse()));
        } catch (MessagingException e) {
            return new MailAnswer(kind(e, transport), text(e));
        }
    }

    /**
     * The server's code decides where there is one: 4xx is for now, 5xx for good (RFC 5321, 4.2.1). What it says to us as
     * the sender, before it has heard of a recipient, is none: a quota that is used up or a log-in that fails must not cost
     * any mail its chance.
     */
    private static Kind kind(MessagingException failure, MailTransport transport) {
        var code = code(failure);
        if (code >= 500) {
            return Kind.REFUSED;
        }
        if (code < 400 && transport.endSaid()) {
            return Kind.IN_DOUBT;
        }
        return failure instanceof AddressException ? Kind.REFUSED : Kind.LATER;
    }

    private static int code(Exception failure) {
        for (Throwable cause = failure; cause != null; cause = next(cause)) {
            if (cause instanceof SMTPAddressFailedException address) {
                return address.getReturnCode();
            }
            if (cause instanceof SMTPSendFailedException sending && !(next(cause) instanceof MessagingException)) {
                return sending.getCommand().startsWith("MAIL") ? -1 : sending.getReturnCode();
            }
        }
        return -1;
    }

    private static Throwable next(Throwable cause) {
        return cause instanceof MessagingException mail && mail.getNextException() != null
                ? mail.getNextException()
                : cause.getCause();
    }

    private MimeMessage message(UUID id, Mail mail, Instant now, Session session) throws MessagingException {
        var from = new InternetAddress(value("from"));
        var message = new MimeMessage(session) {
            @Override
            protected void updateMessageID() throws MessagingException {
                setHeader("Message-ID", "<" + id + "@" + domain(from) + ">");
            }
        };
        message.setFrom(named(from, mail.senderName()));
        message.setRecipients(MimeMessage.RecipientType.TO, new Address[] {recipient(mail)});
        message.setSubject(mail.subject(), UTF_8.name());
        message.setSentDate(Date.from(now));
        message.setHeader("Content-Language", mail.locale().toLanguageTag());
        // RFC 3834: nobody's out-of-office reply should come back.
        message.setHeader("Auto-Submitted", "auto-generated");
        var texts = new MimeMultipart("alternative", part(mail.text(), "plain"), part(mail.html(), "html"));
        message.setContent(
                mail.attachment().isEmpty()
                        ? texts
                        : with(texts, mail.attachment().get()));
        return message;
    }

    private static MimeMultipart with(MimeMultipart texts, Mail.Attachment attachment) throws MessagingException {
        var body = new MimeBodyPart();
        body.setContent(texts);
        var part = new MimeBodyPart();
        part.setDataHandler(
                new DataHandler(new ByteArrayDataSource(attachment.text().getBytes(UTF_8), attachment.contentType())));
        part.setFileName(attachment.name());
        return new MimeMultipart("mixed", body, part);
    }

    /** One plain address: what Jakarta Mail would understand as a group, or as an address with more, is none. */
    private static InternetAddress recipient(Mail mail) throws AddressException {
        var address = new InternetAddress(mail.recipient(), true);
        if (address.isGroup() || !mail.recipient().equals(address.getAddress())) {
            throw new AddressException("not one plain address");
        }
        return address;
    }

    private static InternetAddress named(InternetAddress from, String name) {
        try {
            return new InternetAddress(from.getAddress(), name, UTF_8.name());
        } catch (UnsupportedEncodingException e) {
            throw new IllegalStateException("every JDK has UTF-8", e);
        }
    }

    private static MimeBodyPart part(String text, String subtype) throws MessagingException {
        var part = new MimeBodyPart();
        part.setText(text, UTF_8.name(), subtype);
        return part;
    }

    private static String domain(InternetAddress address) {
        return address.getAddress().substring(address.getAddress().indexOf('@') + 1);
    }

    private Properties properties() {
        var security = value("security");
        var properties = new Properties();
        var milliseconds = Long.toString(timeout.toMillis());
        properties.put("mail.smtp.connectiontimeout", milliseconds);
        properties.put("mail.smtp.timeout", milliseconds);
        properties.put("mail.smtp.writetimeout", milliseconds);
        properties.put("mail.smtp.auth", Boolean.toString(orNull("user") != null));
        properties.put("mail.smtp.starttls.enable", Boolean.toString("starttls".equals(security)));
        properties.put("mail.smtp.starttls.required", Boolean.toString("starttls".equals(security)));
        properties.put("mail.smtp.ssl.enable", Boolean.toString("tls".equals(security)));
        properties.put("mail.smtp.ssl.checkserveridentity", "true");
        // Waiting for the goodbye could lose an answer that is already known.
        properties.put("mail.smtp.quitwait", "false");
        return properties;
    }

    private String value(String key) {
        return Optional.ofNullable(orNull(key))
                .orElseThrow(() -> new IllegalStateException("callside.mail." + key + " is not set"));
    }

    private int number(String key) {
        return Integer.parseInt(value(key));
    }

    private String orNull(String key) {
        return config.getOptionalValue("callside.mail." + key, String.class)
                .filter(text -> !text.isBlank())
                .orElse(null);
    }

    /** The words of the last cause: the server's own, or what became of the connection. */
    private static String text(Exception e) {
        Throwable last = e;
        while (next(last) != null) {
            last = next(last);
        }
        return readable(last.getMessage());
    }

    /** The first line of what a server said, without what no server should say and no table can hold. */
    private static String readable(String text) {
        return String.valueOf(text).lines().findFirst().orElse("").replaceAll("\\p{Cntrl}", "?");
    }
}
