package dev.callside.practice.launch;

import dev.callside.plugin.CallEvent;
import dev.callside.plugin.CallWebhook;
import dev.callside.plugin.EventAnswer;
import dev.callside.plugin.HostRegistration;
import dev.callside.plugin.Placement;
import dev.callside.plugin.PracticeId;
import dev.callside.practice.call.CallEventStore;
import dev.callside.practice.call.CallId;
import dev.callside.practice.call.CallStore;
import dev.callside.practice.tenancy.Database;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.UUID;

/** Takes in what hosts tell of their calls. The same event again changes nothing. */
@Dependent
public class CallEvents {

    private final Database database;
    private final HostStore hosts;
    private final CallStore calls;
    private final CallEventStore seen;
    private final Adapters adapters;
    private final Clock clock;

    @Inject
    public CallEvents(
            Database database, HostStore hosts, CallStore calls, CallEventStore seen, Adapters adapters, Clock clock) {
        this.database = database;
        this.hosts = hosts;
        this.calls = calls;
        this.seen = seen;
        this.adapters = adapters;
        this.clock = clock;
    }

    /** What the host said, or why nothing is taken from it. Changes nothing. */
    public EventAnswer check(HostRegistration host, CallWebhook webhook) {
        var answer = adapters.named(host.adapter())
                .map(adapter -> adapter.events(host, webhook, clock.instant()))
                .orElseGet(() -> new EventAnswer.Refused(EventAnswer.Reason.UNKNOWN_ADAPTER));
        return answer instanceof EventAnswer.Accepted said
                        && !said.events().stream().allMatch(HostWords::fit)
                ? new EventAnswer.Refused(EventAnswer.Reason.MALFORMED)
                : answer;
    }

    public void take(HostRegistration host, EventAnswer.Accepted said) {
        said.events().forEach(event -> database.inWorker(() -> apply(host, event)));
    }

    private void apply(HostRegistration host, CallEvent event) {
        var practice = practice(event);
        // Of a practice that this host may not speak for: signed, so not retried, but without effect.
        if (practice == null
                || !hosts.may(host.id(), practice)
                || !seen.first(host.id(), event.id(), clock.instant())) {
            return;
        }
        var call = calls.call(practice, host.id(), event.callId(), event.at());
        switch (event.type()) {
            case CALL_STARTED -> {}
            case CALL_ENDED -> calls.end(practice, call, event.at());
            case PARTICIPANT_JOINED -> join(practice, call, event);
            case PARTICIPANT_LEFT ->
                calls.leave(practice, call, event.person().orElseThrow().subject(), event.at());
        }
        seen.changed(practice, call);
    }

    private void join(PracticeId practice, CallId call, CallEvent event) {
        var person = event.person().orElseThrow();
        var role = Placement.CALL.seat(person.roles());
        calls.join(practice, call, person.subject(), role, person.name(), event.at());
    }

    private static PracticeId practice(CallEvent event) {
        try {
            return new PracticeId(UUID.fromString(event.deploymentId()));
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
