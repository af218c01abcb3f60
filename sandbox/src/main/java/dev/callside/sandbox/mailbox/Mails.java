package dev.callside.sandbox.mailbox;

import dev.callside.sandbox.Db;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What the mail server received; it survives restarts. */
@Singleton
class Mails {

    private static final String COLUMNS =
            "id, received_at, envelope_from, recipients, message_id, sender, subject, preview, attachments";

    private final Db db;
    private final Clock clock;

    @Inject
    Mails(Db db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    /** A mail as the inbox lists it. */
    record Mail(
            UUID id,
            Instant receivedAt,
            String envelopeFrom,
            List<String> to,
            String messageId,
            String sender,
            String subject,
            String preview,
            int attachments) {}

    void keep(String envelopeFrom, List<String> recipients, byte[] raw) {
        ParsedMail mail = ParsedMail.of(raw);
        db.update(
                "insert into sandbox.mails (id, received_at, envelope_from, recipients, message_id, sender, subject,"
                        + " preview, attachments, raw) values (?, ?, ?, string_to_array(?, E'\\n'), ?, ?, ?, ?, ?, ?)",
                UUID.randomUUID(),
                clock.instant(),
                envelopeFrom,
                String.join("\n", recipients),
                mail.messageId(),
                mail.sender(),
                mail.subject(),
                mail.preview(),
                mail.attachments().size(),
                raw);
    }

    /** The newest mails in which all of {@code words} occur, older than {@code before}. */
    List<Mail> list(String words, Instant before, int most) {
        return db.query(
                "select " + COLUMNS + " from sandbox.mails where received_at < ? and concat_ws(' ', sender, subject,"
                        + " preview, message_id, array_to_string(recipients, ' ')) ilike '%' || ? || '%' escape '\\'"
                        + " order by received_at desc, id desc limit ?",
                Mails::mail,
                before,
                words.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_"),
                most);
    }

    Optional<Mail> find(UUID id) {
        return db.first("select " + COLUMNS + " from sandbox.mails where id = ?", Mails::mail, id);
    }

    Optional<byte[]> raw(UUID id) {
        return db.first("select raw from sandbox.mails where id = ?", row -> row.getBytes(1), id);
    }

    void delete(UUID id) {
        db.update("delete from sandbox.mails where id = ?", id);
    }

    void clear() {
        db.update("delete from sandbox.mails");
    }

    private static Mail mail(ResultSet row) throws SQLException {
        return new Mail(
                row.getObject("id", UUID.class),
                row.getObject("received_at", OffsetDateTime.class).toInstant(),
                row.getString("envelope_from"),
                List.of((String[]) row.getArray("recipients").getArray()),
                row.getString("message_id"),
                row.getString("sender"),
                row.getString("subject"),
                row.getString("preview"),
                row.getInt("attachments"));
    }
}
