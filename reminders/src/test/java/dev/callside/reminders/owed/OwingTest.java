package dev.callside.reminders.owed;

import static dev.callside.reminders.owed.OwedScene.TEN;
import static dev.callside.reminders.owed.OwedScene.client;
import static org.assertj.core.api.Assertions.assertThat;

import dev.callside.reminders.plan.VisitStatus;
import java.time.Duration;
import java.util.HashSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Proves that a pay link finds the appointment that it is about, or none, and that its client is reminded while it is open. */
class OwingTest {

    private final OwedScene scene = new OwedScene();

    private void isNobodys() {
        scene.links.hear();

        assertThat(scene.owed()).isNull();
        assertThat(scene.messages()).isNull();
        assertThat(scene.news()).isEqualTo("0");
        assertThat(scene.links.owing().unmatched()).isEqualTo(1);
    }

    @Test
    void remindsOfWhatWasAskedForInTheCallOfAnAppointment() {
        scene.put("a", "kim", TEN);
        scene.put("b", "lee", TEN);
        scene.links.made("kim", TEN.plusSeconds(90));

        scene.links.hear();

        assertThat(scene.owed()).isEqualTo("a 1");
        assertThat(scene.messages()).isEqualTo("a 1 scheduled");
        assertThat(scene.credits.sees("select due_at = timestamptz '2026-03-03T00:30:00Z' and useful_until ="
                        + " timestamptz '2026-03-09T23:30:00Z' from reminders.messages where practice_id = {practice}"
                        + " and rule = 'unpaid:PT1H'"))
                .isEqualTo("t");
        assertThat(scene.news()).isEqualTo("0");
        assertThat(scene.links.owing().unmatched()).isZero();
    }

    @Test
    void knowsAClientWhomTheHostCallsOtherwiseByTheAddressOfTheMail() {
        scene.put("a", "kim", TEN);
        scene.links.made("patient-17", "Kim@Example.com", "ana", TEN);
        scene.links.made("", "kim@example.com", "ana", TEN);

        scene.links.hear();

        assertThat(scene.owed()).isEqualTo("a 1, a 2");
    }

    @Test
    void takesTheHostsWordBeforeTheAddress() {
        scene.put("a", "kim", TEN);
        scene.put("b", "lee", TEN);
        scene.links.made("lee", "kim@example.com", "ana", TEN);

        scene.links.hear();

        assertThat(scene.owed()).isEqualTo("b 1");
    }

    @Test
    void remindsNobodyWhereTwoHaveTheAddress() {
        scene.put("a", client("kim", "family@example.com"), "ana", TEN, VisitStatus.BOOKED);
        scene.put("b", client("lee", "family@example.com"), "ana", TEN, VisitStatus.BOOKED);
        scene.links.made("patient-17", "family@example.com", "ana", TEN);

        isNobodys();
    }

    /** The next one begins sooner after the call than this one before it. */
    @Test
    void takesTheAppointmentThatWasGoingOn() {
        scene.put("a", "kim", TEN);
        scene.put("b", "kim", TEN.plus(Duration.ofMinutes(30)));
        scene.links.made("kim", TEN.plus(Duration.ofMinutes(20)));

        scene.links.hear();

        assertThat(scene.owed()).isEqualTo("a 1");
    }

    @Test
    void takesTheNearestWhereNoneWasGoingOn() {
        scene.put("a", "kim", TEN.minus(Duration.ofHours(5)));
        scene.put("b", "kim", TEN.plus(Duration.ofHours(2)));
        scene.put("c", "kim", TEN.plus(Duration.ofHours(9)));
        scene.links.made("kim", TEN);

        scene.links.hear();

        assertThat(scene.owed()).isEqualTo("b 1");
    }

    @Test
    void takesNoneOfAnotherDay() {
        scene.put("a", "kim", TEN.minus(Duration.ofHours(25)));
        scene.put("b", "kim", TEN.plus(Duration.ofHours(25)));
        scene.links.made("kim", TEN);

        isNobodys();
    }

    @Test
    void takesNoneWithSomebodyElse() {
        scene.put("a", "kim", TEN);
        scene.links.made("kim", "", "ben", TEN);

        isNobodys();
    }

    @ParameterizedTest
    @EnumSource(names = {"PROPOSED", "PENDING", "CANCELLED"})
    void takesNoneThatDoesNotTakePlace(VisitStatus status) {
        scene.put("a", client("kim", "kim@example.com"), "ana", TEN, status);
        scene.links.made("kim", TEN);

        isNobodys();
    }

    @Test
    void remindsNoMoreWhenTheLinkIsClosed() {
        scene.put("a", "kim", TEN);
        var request = scene.links.made("kim", TEN);
        scene.links.hear();

        scene.links.closed(request);
        assertThat(scene.news()).isEqualTo("1");
        scene.links.hear();

        assertThat(scene.messages()).isEqualTo("a 1 cancelled not_owed");
        assertThat(scene.news()).isEqualTo("0");
        assertThat(scene.links.owing().unmatched()).isZero();
    }

    @Test
    void saysNothingOfALinkThatWasClosedBeforeItHeardOfIt() {
        scene.put("a", "kim", TEN);
        scene.links.closed(scene.links.made("kim", TEN));

        scene.links.hear();

        assertThat(scene.owed()).isNull();
        assertThat(scene.messages()).isNull();
        assertThat(scene.news()).isEqualTo("0");
        assertThat(scene.links.owing().unmatched()).isZero();
    }

    @Test
    void remindsOfTheOldestOpenLinkAndOfTheNextOnceThatIsClosed() {
        scene.put("a", "kim", TEN);
        var first = scene.links.made("kim", TEN);
        scene.credits.clock.advance(Duration.ofMinutes(5));
        scene.links.made("kim", TEN);
        scene.links.hear();
        assertThat(scene.messages()).isEqualTo("a 1 scheduled");

        scene.links.closed(first);
        scene.links.hear();

        assertThat(scene.messages()).isEqualTo("a 1 cancelled not_owed, a 2 scheduled");
    }

    @Test
    void isTheSameMessageWhenTheAppointmentIsEnteredAnewForAnotherTime() {
        scene.put("a", "kim", TEN);
        scene.links.made("kim", TEN);
        scene.links.hear();

        scene.put("a", "kim", TEN.minus(Duration.ofMinutes(10)));

        assertThat(scene.messages()).isEqualTo("a 1 scheduled");
    }

    @Test
    void remindsNobodyElseToWhomTheAppointmentIsGiven() {
        scene.put("a", "kim", TEN);
        scene.links.made("kim", TEN);
        scene.links.hear();

        scene.put("a", "lee", TEN);

        assertThat(scene.messages()).isEqualTo("a 1 cancelled not_owed");
    }

    @Test
    void takesBackWhatIsNoLongerForAnAppointmentThatIsCancelled() {
        scene.put("a", "kim", TEN);
        scene.links.made("kim", TEN);
        scene.links.hear();

        scene.put("a", client("kim", "kim@example.com"), "ana", TEN, VisitStatus.CANCELLED);

        assertThat(scene.messages()).isEqualTo("a 1 cancelled plan");
    }

    @Test
    void hearsOfAllHoweverManyThereAre() {
        scene.put("a", "kim", TEN);
        for (var i = 0; i < 5; i++) {
            scene.links.made("kim", TEN);
        }
        var node = scene.links.node(2);

        assertThat(node.batch(scene.credits.id, new HashSet<>())).isTrue();
        assertThat(node.batch(scene.credits.id, new HashSet<>())).isTrue();
        assertThat(node.batch(scene.credits.id, new HashSet<>())).isFalse();
        assertThat(scene.owed()).isEqualTo("a 1, a 2, a 3, a 4, a 5");
        assertThat(scene.news()).isEqualTo("0");
    }

    @Test
    void hearsOfThoseOfEveryPractice() {
        scene.put("a", "kim", TEN);
        scene.links.made("kim", TEN);

        scene.links.owing().run();

        assertThat(scene.messages()).isEqualTo("a 1 scheduled");
    }
}
