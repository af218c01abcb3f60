package dev.callside.reminders.client;

import dev.callside.plugin.PracticeId;
import dev.callside.practice.client.ConsentChannel;
import dev.callside.practice.client.ConsentStore;
import dev.callside.practice.launch.Actors;
import dev.callside.practice.launch.Session;
import dev.callside.practice.tenancy.Audit;
import dev.callside.reminders.plan.Plans;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Clients, and what a person here decides for them. To be called inside a transaction. */
@Dependent
class Clients {

    private static final int MOST_HISTORY = 100;
    private static final int MOST_APPOINTMENTS = 10;

    private final ClientListStore store;
    private final ConsentStore consents;
    private final Plans plans;
    private final Audit audit;
    private final Clock clock;

    @Inject
    Clients(ClientListStore store, ConsentStore consents, Plans plans, Audit audit, Clock clock) {
        this.store = store;
        this.consents = consents;
        this.plans = plans;
        this.audit = audit;
        this.clock = clock;
    }

    ClientView.Page page(PracticeId practice, ClientQuestion question) {
        var most = question.limit();
        var lines = store.lines(practice, question.atMost(most + 1));
        var page = lines.subList(0, Math.min(most, lines.size()));
        return new ClientView.Page(
                page.stream().map(ClientView::of).toList(),
                lines.size() > most ? page.get(most - 1).id().toString() : null);
    }

    Optional<ClientDetail> detail(PracticeId practice, UUID id) {
        return store.find(practice, id)
                .map(line -> new ClientDetail(
                        ClientView.of(line),
                        consents.history(practice, id, MOST_HISTORY).stream()
                                .map(ClientDetail::of)
                                .toList(),
                        store.optOuts(practice, id, MOST_HISTORY),
                        store.coming(practice, id, clock.instant(), MOST_APPOINTMENTS)));
    }

    /**
     * Writes down that a client agrees to a channel, or no more, and plans what is still to come of theirs anew: what they do
     * not want is cancelled at once. The same once more changes nothing.
     *
     * @return whether there is such a client
     */
    boolean decide(Session who, UUID client, ConsentChannel channel, boolean given, String reason) {
        var practice = who.practice();
        var held = consents.lock(practice, client, channel);
        if (held.isEmpty()) {
            return false;
        }
        var same = given ? held.get().given() : held.get().withdrawnHere();
        if (!same) {
            consents.decide(practice, client, channel, given, Actors.of(who), reason, clock.instant());
            audit.record(practice, who.subject(), given ? "client.consent.give" : "client.consent.withdraw", client);
            plans.plan(practice, List.of(), List.of(client));
        }
        return true;
    }
}
