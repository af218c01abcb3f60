package dev.callside.payments.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.callside.payments.request.Intent.Status;
import dev.callside.plugin.Role;
import dev.callside.practice.launch.Session;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Proves what holds even if the rest is wrong: of the statements, and of the database against any statement. */
class GuardsTest {

    private final Scene scene = new Scene();

    @Test
    void noStatementMakesAPaidRequestUnpaid() {
        var id = paid();
        for (var state : List.of("requested", "opened", "declined", "cancelled")) {
            refused("update payments.requests set state = '" + state + "', paid_at = null, receipt_number = null,"
                    + " check_at = now() where id = '" + id + "'");
        }
        assertThat(scene.state(id)).isEqualTo(RequestState.PAID);
    }

    @Test
    void noStatementGivesARequestASecondIntent() {
        var id = scene.requested();
        refused("update payments.requests set intent_id = 'pi_other' where id = '" + id + "'");
        refused("update payments.requests set intent_id = null where id = '" + id + "'");
    }

    @Test
    void noStatementRewritesTheHistory() {
        var id = paid();
        refused("update payments.request_history set state = 'paid' where request_id = '" + id + "'");
        refused("delete from payments.request_history where request_id = '" + id + "'");
        assertThat(scene.history(id)).isEqualTo("requested opened paying paid");
    }

    @Test
    void isNotOpenedUnderSomebodyWhoIsPaying() {
        var id = scene.paying();

        scene.service.opened(scene.request(id));

        assertThat(scene.state(id)).isEqualTo(RequestState.PAYING);
        assertThat(scene.attempt(id)).isFalse();
    }

    @Test
    void isNotTakenBackOnceItIsPaid() {
        var id = paid();

        scene.service.cancel(scene.clinician, scene.request(id));

        assertThat(scene.state(id)).isEqualTo(RequestState.PAID);
    }

    /** By the request's id, whose amount and currency the server can't change: what was typed is in no audit. */
    @Test
    void keepsWhoAskedAndWhoTookItBack() {
        var id = scene.asked();
        scene.service.ask(scene.clinician, id, Scene.eightyDollars()); // the same again, and so no act
        var bo = scene.join("bo", Role.CLINICIAN);
        scene.service.cancel(bo, scene.request(id));
        scene.service.cancel(scene.clinician, scene.request(id)); // too late

        assertThat(scene.postgres.ownerSees("select string_agg(actor || ' ' || action, ', ' order by id)"
                        + " from practice.audit where object = '" + id + "'"))
                .isEqualTo("ana request.ask, bo request.cancel");
    }

    @Test
    void keepsWhoTriedToPay() {
        var id = scene.paying();
        scene.attempt(id); // refused, and so no act
        scene.stripe.declines(id, "generic_decline", "pm_1");
        scene.lookups.look(scene.practice, id);
        scene.attemptByLink(id);

        assertThat(scene.postgres.ownerSees("select string_agg(actor, ' ' order by id) from practice.audit"
                        + " where action = 'request.attempt' and object = '" + id + "'"))
                .isEqualTo(scene.patient.participant() + " link");
    }

    @Test
    void letsTheSameTabSayTwiceThatItPays() {
        var id = scene.requested();
        scene.service.opened(scene.request(id));
        var attempt = UUID.randomUUID();

        assertThat(scene.attempt(id, attempt, scene.patient, "kim@example.com")).isTrue();
        assertThat(scene.attempt(id, attempt, scene.patient, "kim@example.com")).isTrue();
    }

    @Test
    void showsNoRequestOfAnotherCall() {
        var id = scene.asked();
        var call = scene.database.app(
                scene.practice, () -> scene.calls.call(scene.practice, "host", "other call", scene.clock.instant()));
        var seat = scene.database.app(
                scene.practice,
                () -> scene.calls.join(scene.practice, call, "bo", Role.CLINICIAN, "bo", scene.clock.instant()));
        var elsewhere = new Session(
                scene.practice,
                "host",
                scene.clinician.placement(),
                Role.CLINICIAN,
                "bo",
                "bo",
                scene.clinician.locale(),
                Optional.of(new Session.Seat(call, seat)),
                scene.clinician.expiresAt());

        assertThat(scene.service.find(elsewhere, id)).isEmpty();
        assertThat(scene.service.find(scene.clinician, id)).isPresent();
    }

    @Test
    void asksForNothingOnAnAccountThatCannotCharge() {
        scene.postgres.asOwner("update payments.accounts set state = 'restricted', charges_enabled = false"
                + " where practice_id = '" + scene.practice + "'");

        assertThat(ask()).isInstanceOf(AskOutcome.NoAccount.class);
    }

    @Test
    void asksForNothingInACallThatIsOver() {
        scene.database.inApp(scene.practice, () -> scene.calls.end(scene.practice, scene.call, scene.clock.instant()));

        assertThat(ask()).isInstanceOf(AskOutcome.CallOver.class);
    }

    @Test
    void isLookedAtByOneWorkerUntilItsLeaseEnds() {
        var id = scene.paying();
        scene.clock.advance(Duration.ofSeconds(6));

        assertThat(claimed(id)).isTrue();
        assertThat(claimed(id)).isFalse();
        scene.clock.advance(Duration.ofMinutes(1));
        assertThat(claimed(id)).isTrue();
    }

    private boolean claimed(RequestId id) {
        var now = scene.clock.instant();
        return scene.database.worker(() -> scene.requests.claim(now, now.plus(Duration.ofMinutes(1)), 1000)).stream()
                .anyMatch(due -> due.id().equals(id));
    }

    private AskOutcome ask() {
        return scene.service.ask(scene.clinician, new RequestId(UUID.randomUUID()), Scene.eightyDollars());
    }

    private RequestId paid() {
        var id = scene.paying();
        scene.stripe.becomes(id, Status.SUCCEEDED);
        scene.lookups.look(scene.practice, id);
        assertThat(scene.state(id)).isEqualTo(RequestState.PAID);
        return id;
    }

    /** SQLSTATE 23001: a trigger's own refusal, and no other. */
    private void refused(String statement) {
        assertThatThrownBy(() -> scene.postgres.asOwner(statement))
                .as(statement)
                .hasCauseInstanceOf(SQLException.class)
                .satisfies(e ->
                        assertThat(((SQLException) e.getCause()).getSQLState()).isEqualTo("23001"));
    }
}
