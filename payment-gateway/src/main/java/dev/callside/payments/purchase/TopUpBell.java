package dev.callside.payments.purchase;

import dev.callside.credits.level.LevelId;
import dev.callside.plugin.PracticeId;
import dev.callside.practice.tenancy.Notifications;
import dev.callside.practice.work.Soon;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** Rings when a level may need a top-up: its balance has fallen, or it was switched on. Many rings at once are one. */
@ApplicationScoped
public class TopUpBell {

    /** Said with practice and level. */
    private static final String CHANNEL = "callside_top_up";

    private final Set<String> ringing = ConcurrentHashMap.newKeySet();

    @Inject
    private AutoTopUps topUps;

    @Inject
    private Soon soon;

    public void listen(Notifications notifications) {
        notifications.on(CHANNEL, this::ring);
    }

    /** What was said while nobody listened is found by the worker's next round. */
    private void ring(String payload) {
        if (!payload.equals(Notifications.MISSED) && ringing.add(payload)) {
            soon.run(() -> answer(payload));
        }
    }

    private void answer(String payload) {
        // Before looking, so that what falls meanwhile rings again.
        ringing.remove(payload);
        var space = payload.indexOf(' ');
        topUps.buy(
                new PracticeId(UUID.fromString(payload.substring(0, space))),
                new LevelId(UUID.fromString(payload.substring(space + 1))));
    }
}
