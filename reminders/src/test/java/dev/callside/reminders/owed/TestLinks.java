package dev.callside.reminders.owed;

import dev.callside.credits.testing.CreditScene;
import dev.callside.practice.tenancy.Sql;
import dev.callside.reminders.plan.Plans;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.UUID;

/** Pay links as payments makes and closes them, and what reminders hear of that. */
public final class TestLinks {

    /** So long a link can be paid. */
    public static final Duration OPEN = Duration.ofDays(7);

    private static final String MADE = """
            insert into practice.pay_links (practice_id, request_id, client, practitioner, email, amount, currency,
                                            call_started_at, made_at, open_until)
            values (?1, ?2, ?3, ?4, nullif(?5, ''), ?6, 'AUD', ?7, ?8, ?9)""";

    private static final String CLOSED = """
            update practice.pay_links set closed_at = ?3, told_at = null
            where practice_id = ?1 and request_id = ?2 and closed_at is null""";

    private static final String CORRECTED = """
            update practice.pay_links set email = ?3, told_at = null
            where practice_id = ?1 and request_id = ?2 and email <> ?3""";

    private final CreditScene credits;
    private final Plans plans;
    private final Owing owing;

    public TestLinks(CreditScene credits, Plans plans) {
        this.credits = credits;
        this.plans = plans;
        this.owing = node(Owing.BATCH);
    }

    /** One more, as another node has it. */
    Owing node(int most) {
        return node(most, plans);
    }

    /** One that plans so. */
    Owing node(int most, Plans plans) {
        return new Owing(
                credits.database, new OwedStore(credits.database.unit("reminders")), plans, credits.clock, most);
    }

    Owing owing() {
        return owing;
    }

    /** Of AUD 80.00, which Dr Ana Ruiz asked for in a call that began then. */
    public UUID made(String client, Instant call) {
        return made(client, "", "ana", call);
    }

    UUID made(String client, String email, String practitioner, Instant call) {
        var request = UUID.randomUUID();
        var now = credits.clock.instant();
        credits.in(() -> Sql.of(
                        credits.database.unit("practice"),
                        MADE,
                        credits.id,
                        request,
                        client,
                        practitioner,
                        email,
                        80_00L,
                        call,
                        now,
                        now.plus(OPEN))
                .update());
        return request;
    }

    /** Paid, or taken back; reminders have not heard of it yet. */
    public void closed(UUID request) {
        var closed = credits.in(
                () -> Sql.of(credits.database.unit("practice"), CLOSED, credits.id, request, credits.clock.instant())
                        .updateOne());
        if (!closed) {
            throw new AssertionError(request + " is not open");
        }
    }

    /** Sent again, to another address; reminders have not heard of it yet. */
    void corrected(UUID request, String email) {
        var corrected =
                credits.in(() -> Sql.of(credits.database.unit("practice"), CORRECTED, credits.id, request, email)
                        .updateOne());
        if (!corrected) {
            throw new AssertionError(request + " goes to " + email + " already");
        }
    }

    /** All that is news. */
    public void hear() {
        while (owing.batch(credits.id, new HashSet<>())) {
            // there is more
        }
    }
}
