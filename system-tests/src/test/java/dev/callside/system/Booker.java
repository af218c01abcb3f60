package dev.callside.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;

/** A practice's system that books appointments without end, each for another client, who is to hear of it by SMS at once. */
final class Booker implements Runnable {

    /** Some twenty a second, which is fewer than may go out. */
    private static final long PAUSE_NANOS = 50_000_000;

    private static final int FIRST_NUMBER = 10_000_000;

    private final Person system;
    private final AtomicBoolean over;
    private final Steps steps = new Steps();
    private final List<String> journal = new CopyOnWriteArrayList<>();

    /** @param manager whose session it uses */
    Booker(Person manager, AtomicBoolean over) {
        this.system = manager.atReminders();
        this.over = over;
    }

    /** By SMS, and by e-mail where there is an address. */
    static void tellOfBookingsAtAnyTime(Person manager) {
        int version = manager.get("levels").body().at("/levels/0/version").asInt();
        var saved = manager.put(
                "levels/" + OutsideWorld.PRACTICE + "/preferences",
                Map.of(
                        "rules",
                        List.of(Map.of("kind", "booked", "channels", List.of("sms", "email"))),
                        "window",
                        Map.of("from", "00:00", "to", "00:00"),
                        "days",
                        List.of("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"),
                        "version",
                        version));
        assertThat(saved.status()).as(saved.text()).isEqualTo(200);
    }

    /** The numbers of the clients whose appointments were acknowledged. */
    List<String> journal() {
        return journal;
    }

    @Override
    public void run() {
        Instant start = Instant.now().truncatedTo(ChronoUnit.MINUTES).plus(Duration.ofDays(7));
        for (int i = 0; !over.get(); i++) {
            String number = "+614" + (FIRST_NUMBER + i);
            steps.answered(() -> system.put("appointments/" + number.substring(1), appointment(start, number)));
            journal.add(number);
            LockSupport.parkNanos(PAUSE_NANOS);
        }
    }

    private static Map<String, Object> appointment(Instant start, String number) {
        return Map.of(
                "start",
                start.toString(),
                "minutes",
                30,
                "client",
                Map.of("id", number, "name", "Kim Doe", "phone", number, "language", "en-AU"));
    }
}
