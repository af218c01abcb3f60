package dev.callside.reminders.level;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callside.credits.level.Level;
import dev.callside.credits.level.LevelId;
import dev.callside.credits.price.Channel;
import dev.callside.credits.testing.CreditScene;
import dev.callside.plugin.Role;
import dev.callside.practice.copy.Copy;
import dev.callside.practice.tenancy.Audit;
import dev.callside.practice.testing.TestSessions;
import dev.callside.reminders.copy.CopyKey;
import dev.callside.reminders.copy.Language;
import dev.callside.reminders.dispatch.Carrier;
import dev.callside.reminders.dispatch.Handover;
import dev.callside.reminders.dispatch.Outgoing;
import dev.callside.reminders.settings.Kind;
import java.time.Duration;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Proves that a test SMS is sent once, paid like any other, only at the price that was said, and not too often. */
class TrialsTest {

    private static final CopyKey KEY = new CopyKey(Kind.BEFORE, Channel.SMS, Language.ENGLISH);
    private static final String NUMBER = "+61491570156";

    private final SettingsScene scene = new SettingsScene();
    private final CreditScene credits = scene.credits;
    private final Phone phone = new Phone();
    private final Trials trials = new Trials(
            credits.database,
            new TrialStore(credits.database.unit("reminders")),
            credits.pay.spending,
            credits.pay.settlements,
            phone,
            SettingsScene.LINKS,
            new Audit(credits.database.unit("practice"), credits.clock),
            credits.clock);

    /** Takes what it is given, or answers as a test tells it to. */
    private static final class Phone implements Carrier {
        private final Queue<Outgoing> taken = new ConcurrentLinkedQueue<>();
        private Handover answer = Handover.accepted("SM-1");
        private Runnable before = () -> {};

        @Override
        public Channel channel() {
            return Channel.SMS;
        }

        @Override
        public Handover send(Outgoing message) {
            taken.add(message);
            before.run();
            if (answer == null) {
                throw new IllegalStateException("as a bug does");
            }
            return answer;
        }
    }

    @AfterEach
    void theLedgerHolds() {
        assertThat(credits.sees("select coalesce(string_agg(finding, ''), '') from credits.reconcile({practice})"))
                .isEmpty();
    }

    private Trial.Outcome send(UUID id, String to, long price) {
        return send(credits.group, id, to, price);
    }

    private Trial.Outcome send(LevelId level, UUID id, String to, long price) {
        Level its = credits.of(level);
        return trials.send(
                scene.session(Role.MANAGER, "Mia"),
                credits.practice,
                its,
                new Trial(id, KEY, new Copy("", "On {{date}} at {{practice}}"), to, price));
    }

    private static Trial.Tried tried(String state, String code) {
        return new Trial.Tried(state, 1, code);
    }

    @Test
    void sendsTheTextWithSampleDataAndTheLevelPays() {
        var ana = credits.level(credits.ana);
        credits.bought(ana, 5);

        assertThat(send(ana, UUID.randomUUID(), NUMBER, 1)).isEqualTo(tried("sent", ""));

        assertThat(phone.taken).singleElement().satisfies(sms -> {
            assertThat(sms.recipient()).isEqualTo(NUMBER);
            assertThat(sms.text()).isEqualTo("On Thursday, 5 March at Harbour Practice");
        });
        assertThat(credits.of(ana).posted()).isEqualTo(4);
        assertThat(credits.available(credits.group)).isZero();
        assertThat(credits.sees("select action from practice.audit where practice_id = {practice} and actor = 'Mia'"
                        + " order by id desc limit 1"))
                .isEqualTo("reminders.copy.test-sms");
    }

    /** A name is optional in a launch, and may be longer than the history of credits takes. */
    @ParameterizedTest
    @ValueSource(ints = {0, 255})
    void isSentWhateverNameWhoSendsItHas(int length) {
        credits.bought(credits.group, 5);

        var answer = trials.send(
                TestSessions.of(credits.practice.id(), Role.MANAGER, "mia", "M".repeat(length)),
                credits.practice,
                credits.of(credits.group),
                new Trial(UUID.randomUUID(), KEY, new Copy("", "On {{date}} at {{practice}}"), NUMBER, 1));

        assertThat(answer).isEqualTo(tried("sent", ""));
    }

    @Test
    void isSentOnceHoweverOftenItIsAsked() {
        credits.bought(credits.group, 5);
        var id = UUID.randomUUID();

        var answers = CreditScene.atOnce(6, number -> send(id, NUMBER, 1));
        var again = send(id, NUMBER, 1);

        assertThat(again).isEqualTo(tried("sent", ""));
        assertThat(answers).isSubsetOf(tried("sent", ""), tried("sending", ""));
        assertThat(phone.taken).hasSize(1);
        assertThat(credits.of(credits.group).posted()).isEqualTo(4);
    }

    @Test
    void isNotSentMoreThanAFewTimesAnHourByAllTogether() {
        credits.bought(credits.group, 50);

        var answers = CreditScene.atOnce(12, number -> send(UUID.randomUUID(), NUMBER, 1));

        assertThat(answers)
                .filteredOn(answer -> answer == Trial.Refused.TOO_MANY)
                .hasSize(12 - Trials.MOST);
        assertThat(phone.taken).hasSize(Trials.MOST);
        assertThat(credits.available(credits.group)).isEqualTo(50 - Trials.MOST);
        credits.clock.advance(Duration.ofHours(1));
        assertThat(send(UUID.randomUUID(), NUMBER, 1)).isEqualTo(tried("sent", ""));
    }

    @Test
    void saysThePriceFirstIfItIsAnother() {
        credits.bought(credits.group, 50);

        var answer = send(UUID.randomUUID(), "+3546111234", 1);

        assertThat(answer).isInstanceOf(Trial.Costs.class);
        assertThat(phone.taken).isEmpty();
        assertThat(credits.available(credits.group)).isEqualTo(50);
        var price = ((Trial.Costs) answer).credits();
        assertThat(price).isGreaterThan(1);
        assertThat(send(UUID.randomUUID(), "+3546111234", price)).isEqualTo(new Trial.Tried("sent", price, ""));
        assertThat(credits.available(credits.group)).isEqualTo(50 - price);
    }

    @Test
    void isNeverSentUnpaid() {
        assertThat(send(UUID.randomUUID(), NUMBER, 1)).isEqualTo(Trial.Refused.NOT_ENOUGH_CREDIT);
        assertThat(phone.taken).isEmpty();
    }

    @Test
    void isNeverSentToANumberThatOptedOut() {
        credits.bought(credits.group, 5);
        credits.postgres.asOwner("insert into reminders.opt_outs (practice_id, channel, address, at) values ('"
                + credits.id + "', 'sms', '" + NUMBER + "', now())");

        assertThat(send(UUID.randomUUID(), NUMBER, 1)).isEqualTo(Trial.Refused.OPTED_OUT);

        assertThat(phone.taken).isEmpty();
        assertThat(credits.available(credits.group)).isEqualTo(5);
    }

    @Test
    void learnsOfAStopThatOnlyTheProviderKnew() {
        credits.bought(credits.group, 5);
        phone.answer = Handover.of(Handover.Kind.OPTED_OUT, "21610");

        assertThat(send(UUID.randomUUID(), NUMBER, 1)).isEqualTo(tried("failed", "21610"));
        assertThat(send(UUID.randomUUID(), NUMBER, 1)).isEqualTo(Trial.Refused.OPTED_OUT);

        assertThat(credits.available(credits.group)).isEqualTo(5);
        assertThat(credits.sees("select how from reminders.opt_out_history where practice_id = {practice}"))
                .isEqualTo("refused");
    }

    @Test
    void freesTheCreditsOfWhatIsRefusedOrNotTakenNow() {
        credits.bought(credits.group, 5);
        phone.answer = Handover.of(Handover.Kind.REFUSED, "21211");
        assertThat(send(UUID.randomUUID(), NUMBER, 1)).isEqualTo(tried("failed", "21211"));
        phone.answer = Handover.of(Handover.Kind.LATER, "not_reached");
        assertThat(send(UUID.randomUUID(), NUMBER, 1)).isEqualTo(tried("failed", "not_reached"));

        assertThat(credits.available(credits.group)).isEqualTo(5);
    }

    @Test
    void keepsTheCreditsOfWhatMayHaveArrivedAndSendsItNotAgain() {
        credits.bought(credits.group, 5);
        phone.answer = Handover.of(Handover.Kind.UNKNOWN, "");
        var id = UUID.randomUUID();
        assertThat(send(id, NUMBER, 1)).isEqualTo(tried("in_doubt", ""));
        assertThat(send(id, NUMBER, 1)).isEqualTo(tried("in_doubt", ""));

        assertThat(phone.taken).hasSize(1);
        assertThat(credits.available(credits.group)).isEqualTo(4);
        assertThat(credits.of(credits.group).posted()).isEqualTo(5);
    }

    /** Whoever looks for tests that were lost was quicker than a slow provider. */
    @Test
    void believesACertainAnswerThatComesLate() {
        credits.bought(credits.group, 5);
        phone.answer = Handover.of(Handover.Kind.REFUSED, "21211");
        phone.before = () -> credits.postgres.asOwner(
                "update reminders.test_messages set state = 'in_doubt'" + " where practice_id = '" + credits.id + "'");

        assertThat(send(UUID.randomUUID(), NUMBER, 1)).isEqualTo(tried("failed", "21211"));

        assertThat(credits.available(credits.group)).isEqualTo(5);
    }

    @Test
    void isInDoubtIfTheCarrierBreaks() {
        credits.bought(credits.group, 5);
        phone.answer = null;

        assertThat(send(UUID.randomUUID(), NUMBER, 1)).isEqualTo(tried("in_doubt", ""));

        assertThat(credits.available(credits.group)).isEqualTo(4);
    }

    @Test
    void isNotPaidWithTheCreditsOfSomethingElse() {
        credits.bought(credits.group, 5);
        var other = credits.sms(null, 1);
        credits.reserve(other);

        assertThat(send(other.id(), NUMBER, 1)).isEqualTo(Trial.Refused.OTHER_ID);
        assertThat(phone.taken).isEmpty();
    }
}
