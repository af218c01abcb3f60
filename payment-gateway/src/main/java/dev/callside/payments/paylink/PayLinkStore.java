package dev.callside.payments.paylink;

import dev.callside.payments.request.Request;
import dev.callside.payments.request.RequestId;
import dev.callside.payments.work.PaymentsUnit;
import dev.callside.plugin.PracticeId;
import dev.callside.practice.tenancy.Row;
import dev.callside.practice.tenancy.Sql;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Links of requests, and the mails that brought them. To be called inside a transaction of the practice. */
@Dependent
public class PayLinkStore {

    private static final String HOLD = "select id from payments.requests where practice_id = ?1 and id = ?2 for update";

    private static final String KEEP_OPEN = """
            update payments.requests
            set link_until = coalesce(link_until, ?3), version = version + 1, changed_at = ?4
            where practice_id = ?1 and id = ?2 and state in ('requested', 'opened', 'paying', 'declined')
              and (link_until is null or link_until > ?4)
            returning link_until""";

    /**
     * The patient is the one who is asked, or else who tried to pay last, or else the only one of the call. To whom another address
     * belongs may be known where the first one was not.
     */
    private static final String PUT = """
            insert into practice.pay_links as l (practice_id, request_id, client, practitioner, email, amount, currency,
                                            call_started_at, made_at, open_until)
            select r.practice_id, r.id,
                   coalesce(patient.subject, (select min(p.subject) from practice.participants p
                       where p.practice_id = r.practice_id and p.call_id = r.call_id and p.role = 'patient'
                       having count(*) = 1), ''),
                   clinician.subject, ?3, r.amount, r.currency,
                   c.started_at, ?4, r.link_until
            from payments.requests r
            join practice.calls c on c.practice_id = r.practice_id and c.id = r.call_id
            join practice.participants clinician
              on clinician.practice_id = r.practice_id and clinician.id = r.clinician_id
            left join practice.participants patient
              on patient.practice_id = r.practice_id and patient.id = coalesce(r.patient_id, r.payer_id)
            where r.practice_id = ?1 and r.id = ?2
            on conflict (practice_id, request_id) do update
                set email = excluded.email,
                    told_at = case when l.email = excluded.email then l.told_at end""";

    private static final String MAILED = """
            insert into payments.pay_link_mails (practice_id, request_id, number, email, sent_at)
            values (?1, ?2, ?3, ?4, ?5)""";

    private static final String SENT = """
            select m.request_id, m.number, m.email, m.sent_at, r.link_until
            from payments.pay_link_mails m
            join payments.requests r on r.practice_id = m.practice_id and r.id = m.request_id
            where m.practice_id = ?1 and m.request_id = any (?2)
            order by m.request_id, m.number desc""";

    private final EntityManager entities;

    @Inject
    public PayLinkStore(@PaymentsUnit EntityManager entities) {
        this.entities = entities;
    }

    /** Nobody else changes the request before this transaction ends. */
    void hold(Request request) {
        Sql.of(entities, HOLD, request.practice(), request.id().value()).one(row -> row.uuid(0));
    }

    /**
     * Keeps the request open beyond its call, until that time or the one that was set before, which is given back. Empty if
     * it can't be paid any more.
     */
    Optional<Instant> keepOpen(Request request, Instant until, Instant now) {
        return Sql.of(entities, KEEP_OPEN, request.practice(), request.id().value(), until, now)
                .first(row -> row.instant(0));
    }

    /** Writes down that a mail with the link goes to that address. */
    void mailed(Request request, int number, String email, Instant now) {
        Sql.of(entities, PUT, request.practice(), request.id().value(), email, now)
                .update();
        Sql.of(entities, MAILED, request.practice(), request.id().value(), number, email, now)
                .update();
    }

    /** The mails of those requests, of each the newest first. */
    public List<SentLink> sent(PracticeId practice, Collection<RequestId> requests) {
        var ids = requests.stream().map(RequestId::value).toArray(UUID[]::new);
        return Sql.of(entities, SENT, practice, ids).rows(PayLinkStore::sentLink);
    }

    private static SentLink sentLink(Row row) {
        return new SentLink(
                new RequestId(row.uuid(0)), (int) row.number(1), row.text(2), row.instant(3), row.instant(4));
    }
}
