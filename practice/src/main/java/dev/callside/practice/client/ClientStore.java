package dev.callside.practice.client;

import dev.callside.plugin.PracticeId;
import dev.callside.practice.tenancy.PracticeUnit;
import dev.callside.practice.tenancy.Row;
import dev.callside.practice.tenancy.Sql;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/** Clients. To be called inside a transaction. */
@Dependent
public class ClientStore {

    private static final String PUT = """
            insert into practice.clients (practice_id, id, external_id, name, first_name, phone, email, language, zone,
                                          sms_consent, email_consent, created_at, changed_at)
            values (?1, ?2, ?3, ?4, ?5, nullif(?6, ''), nullif(?7, ''), nullif(?8, ''), nullif(?9, ''), ?10, ?11, ?12, ?12)
            on conflict (practice_id, external_id) do update
                set name = excluded.name, first_name = excluded.first_name, phone = excluded.phone,
                    email = excluded.email, language = excluded.language, zone = excluded.zone,
                    sms_consent = excluded.sms_consent, email_consent = excluded.email_consent,
                    changed_at = excluded.changed_at
            returning id""";

    private static final String COLUMNS =
            "select id, external_id, name, first_name, phone, email, language, zone, sms_consent, email_consent"
                    + " from practice.clients where practice_id = ?1 and ";

    private final EntityManager entities;

    @Inject
    public ClientStore(@PracticeUnit EntityManager entities) {
        this.entities = entities;
    }

    /** Keeps them as they are given; whoever has the same external id is changed. The id under which they are known. */
    public UUID put(PracticeId practice, Client client, Instant now) {
        return Sql.of(
                        entities,
                        PUT,
                        practice,
                        client.id(),
                        client.externalId(),
                        client.name(),
                        client.firstName(),
                        client.phone().orElse(""),
                        client.email().orElse(""),
                        client.language().map(Locale::toLanguageTag).orElse(""),
                        client.zone().map(ZoneId::getId).orElse(""),
                        client.smsConsent(),
                        client.emailConsent(),
                        now)
                .one(row -> row.uuid(0));
    }

    public Optional<Client> find(PracticeId practice, UUID id) {
        return Sql.of(entities, COLUMNS + "id = ?2", practice, id).first(ClientStore::client);
    }

    /** By the practice system's id of them. */
    public Optional<Client> find(PracticeId practice, String externalId) {
        return Sql.of(entities, COLUMNS + "external_id = ?2", practice, externalId)
                .first(ClientStore::client);
    }

    private static Client client(Row row) {
        return new Client(
                row.uuid(0),
                row.text(1),
                row.text(2),
                row.text(3),
                row.maybeText(4),
                row.maybeText(5),
                row.maybeText(6).map(Locale::forLanguageTag),
                row.maybeText(7).map(ZoneId::of),
                row.flag(8),
                row.flag(9));
    }
}
