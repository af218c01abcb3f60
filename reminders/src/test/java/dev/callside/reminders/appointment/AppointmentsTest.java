package dev.callside.reminders.appointment;

import static dev.callside.reminders.appointment.IntakeScene.client;
import static dev.callside.reminders.appointment.IntakeScene.visit;
import static org.assertj.core.api.Assertions.assertThat;

import dev.callside.credits.testing.CreditScene;
import dev.callside.practice.client.Client;
import dev.callside.practice.client.Told;
import dev.callside.reminders.plan.VisitStatus;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Proves that many appointments at once become what they do one by one, whoever else tells of the same, on the real PostgreSQL. */
class AppointmentsTest {

    private static final int SHARED = 60;
    private static final int TIMES = 25;
    private static final List<VisitStatus> STATUSES = List.of(VisitStatus.values());

    private final IntakeScene scene = new IntakeScene();

    /** The same clients and appointments of all threads, in an order of each one's own; new ones again and again. */
    private static List<Appointment> shared(int thread, int time) {
        var all = new ArrayList<>(IntStream.range(0, SHARED)
                .mapToObj(i ->
                        visit("a" + time / 5 + "-" + i, client("c" + time / 3 + "-" + (i + thread) % SHARED, "Kim")))
                .toList());
        switch (thread % 4) {
            case 1 -> Collections.reverse(all);
            case 2 -> Collections.rotate(all, SHARED / 2);
            case 3 -> Collections.shuffle(all, new Random(time));
            default -> assertThat(all).hasSize(SHARED);
        }
        return all;
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 4})
    void theSameClientsInAnotherOrderNeverStopEachOther(int threads) {
        var kept = CreditScene.atOnce(threads, thread -> {
            for (var time = 0; time < TIMES; time++) {
                scene.put(shared(thread, time));
            }
            return TIMES;
        });
        assertThat(kept).containsOnly(TIMES);
        assertThat(scene.credits.sees("select count(*) from reminders.appointments where practice_id = {practice}"))
                .isEqualTo(String.valueOf(SHARED * TIMES / 5));
    }

    private static Appointment any(Random random) {
        var client = new Client(
                UUID.randomUUID(),
                "c" + random.nextInt(4),
                "Kim " + random.nextInt(3),
                random.nextBoolean() ? "Kim" : "",
                random.nextBoolean() ? Optional.of("+6149157015" + random.nextInt(10)) : Optional.empty(),
                random.nextBoolean() ? Optional.of("kim@example.com") : Optional.empty(),
                random.nextBoolean() ? Optional.of(Locale.forLanguageTag("en-AU")) : Optional.empty(),
                random.nextBoolean() ? Optional.of(ZoneId.of("Australia/Perth")) : Optional.empty(),
                random.nextInt(3) > 0,
                random.nextInt(3) > 0);
        var start = IntakeScene.NINE.plus(Duration.ofHours(random.nextInt(3)));
        return new Appointment(
                random.nextInt(4) > 0 ? Source.CSV : Source.API,
                "a" + random.nextInt(6),
                client,
                random.nextBoolean() ? "ana" : "",
                "Dr \"Ana\" Þór\n" + random.nextInt(2),
                "Consultation " + random.nextInt(2),
                "Room " + random.nextInt(2),
                random.nextBoolean() ? "https://call.example/1" : "",
                STATUSES.get(random.nextInt(STATUSES.size())),
                start,
                start.plus(Duration.ofMinutes(1 + random.nextInt(60))),
                random.nextBoolean() ? Optional.of(IntakeScene.NINE.minus(Duration.ofDays(20))) : Optional.empty());
    }

    @Test
    void manyAtOnceAreKeptAsIfTheyCameOneByOne() {
        var plain = new IntakeScene();
        var oneByOne = new OneByOne(plain);
        var random = new Random(20_261_127);
        for (var batch = 0; batch < 80; batch++) {
            var all = IntStream.rangeClosed(0, random.nextInt(14))
                    .mapToObj(i -> any(random))
                    .toList();
            assertThat(scene.put(all)).hasSameSizeAs(oneByOne.put(all));
            assertThat(scene.everything()).as("batch " + batch).isEqualTo(plain.everything());
            var later = Duration.ofMinutes(random.nextInt(300));
            scene.credits.clock.advance(later);
            plain.credits.clock.advance(later);
        }
    }

    @Test
    void theIdsComeInTheOrderOfTheAppointments() {
        var kim = client("kim", "Kim");
        var ids = scene.put(List.of(visit("b", kim), visit("a", kim), visit("b", kim)));
        assertThat(ids.get(0)).isEqualTo(ids.get(2)).isNotEqualTo(ids.get(1));
        assertThat(scene.put(List.of(visit("a", kim)))).containsExactly(ids.get(1));
    }

    @Test
    void nothingAtAllIsNothing() {
        assertThat(scene.put(List.of())).isEmpty();
    }

    private String kim() {
        return scene.credits.sees("select name || ' ' || sms_consent from practice.clients"
                + " where practice_id = {practice} and external_id = 'kim'");
    }

    private static Client without(Client client) {
        return client.saying(Optional.of(false), Optional.of(false));
    }

    /** Of whose consent the source says nothing. */
    private static Client silent(Client client) {
        return client.saying(Optional.empty(), Optional.empty());
    }

    @Test
    void whatASourceCantSayStaysAsItIsKnown() {
        scene.put(List.of(visit("a", without(client("kim", "Kim")))));
        scene.put(List.of(visit("b", silent(client("kim", "Kim Lee")))));
        assertThat(kim()).isEqualTo("Kim Lee false");
        scene.put(List.of(visit("b", client("kim", "Old name")).with(Told.WHICH)));
        assertThat(kim()).isEqualTo("Kim Lee false");
    }

    @Test
    void whatWasSaidOfConsentHoldsWhateverIsToldAfterIt() {
        var kim = client("kim", "Kim");
        scene.put(List.of(
                visit("a", kim).with(Told.WHICH),
                visit("b", without(kim)),
                visit("d", silent(client("kim", "Kim Lee")))));
        assertThat(kim()).isEqualTo("Kim Lee false");
        scene.put(List.of(visit("e", silent(client("new", "New")))));
        assertThat(scene.credits.sees("select sms_consent from practice.clients where practice_id = {practice}"
                        + " and external_id = 'new'"))
                .isEqualTo("t");
    }
}
