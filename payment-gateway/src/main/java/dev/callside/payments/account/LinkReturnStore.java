package dev.callside.payments.account;

import dev.callside.payments.work.PaymentsUnit;
import dev.callside.plugin.PracticeId;
import dev.callside.practice.crypto.Tokens;
import dev.callside.practice.tenancy.Sql;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** How managers came back from Stripe: the pages that they left wait for it, and not every outcome changes the account. */
@Dependent
public class LinkReturnStore {

    /** What came of it stays so; only Stripe's form that ran out in one window may be finished in another. */
    private static final String PUT = """
            insert into payments.link_returns as r (practice_id, attempt, outcome, returned_at) values (?1, ?2, ?3, ?4)
            on conflict (practice_id, attempt) do update
            set outcome = excluded.outcome, returned_at = excluded.returned_at
            where r.outcome = 'ran_out'""";

    private final EntityManager entities;

    @Inject
    public LinkReturnStore(@PaymentsUnit EntityManager entities) {
        this.entities = entities;
    }

    /** What a page that waits is told to wait for: it can't come back from Stripe with it. */
    static String attempt(String state) {
        return HexFormat.of().formatHex(Tokens.hash(state));
    }

    void put(PracticeId practice, String state, LinkReturn outcome, Instant now) {
        Sql.of(entities, PUT, practice, attempt(state), outcome.label(), now).update();
    }

    /** Of the last day. */
    public List<ReturnedAttempt> of(PracticeId practice) {
        return Sql.of(
                        entities,
                        "select attempt, outcome, returned_at from payments.link_returns where practice_id = ?1"
                                + " order by returned_at, attempt",
                        practice)
                .rows(row -> new ReturnedAttempt(row.text(0), row.label(1, LinkReturn.class), row.instant(2)));
    }

    /** The practice that somebody left who is not back yet, or is too late. Through the door. */
    Optional<PracticeId> expecting(String state) {
        return Sql.of(entities, "select practice_id from payments.link_attempt_practice(?1)", Tokens.hash(state))
                .first(row -> new PracticeId(row.uuid(0)));
    }

    /** No page waits that long. As worker. */
    void forget(Instant before) {
        Sql.of(entities, "delete from payments.link_returns where returned_at < ?1", before)
                .update();
    }
}
