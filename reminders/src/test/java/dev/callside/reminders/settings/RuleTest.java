package dev.callside.reminders.settings;

import static dev.callside.credits.price.Channel.EMAIL;
import static dev.callside.credits.price.Channel.SMS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Proves what a rule is the same by, and that a kind has an offset if and only if its time is counted. */
class RuleTest {

    @ParameterizedTest
    @EnumSource
    void everyKindHasALabel(Kind kind) {
        assertThat(kind.label()).matches("[a-z]+(-[a-z]+)*");
        assertThat(Kind.of(kind.label())).contains(kind);
    }

    @ParameterizedTest
    @EnumSource
    void aKindHasAnOffsetIfItsTimeIsCounted(Kind kind) {
        var offset = Optional.of(Offset.ofDays(1)).filter(day -> kind.counted());
        var other = Optional.of(Offset.ofDays(1)).filter(day -> !kind.counted());

        assertThat(new Rule(kind, offset, Set.of(SMS)).id()).isEqualTo(new RuleId(kind, offset));
        assertThatThrownBy(() -> new Rule(kind, other, Set.of(SMS))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new RuleId(kind, other)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @EnumSource
    void newsIsNotCounted(Kind kind) {
        assertThat(kind.news() && kind.counted()).isFalse();
    }

    @Test
    void isTheSameWhateverItsChannels() {
        var one = Rule.before(Offset.ofDays(1), SMS);
        var other = Rule.before(Offset.ofDays(1), EMAIL, SMS);

        assertThat(one.id()).isEqualTo(other.id());
        assertThat(Rule.after(Offset.ofDays(1), SMS).id()).isNotEqualTo(one.id());
        assertThat(Rule.before(Offset.ofHours(24), SMS).id()).isNotEqualTo(one.id());
        assertThat(other.channels()).isEqualTo(EnumSet.of(SMS, EMAIL));
    }

    @Test
    void needsAChannel() {
        assertThatThrownBy(() -> new Rule(Kind.BOOKED, Optional.empty(), Set.of()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "booked",
                "changed",
                "cancelled",
                "before:P1D",
                "before:PT2H",
                "after:P1DT30M",
                "no-show",
                "unpaid:PT1H"
            })
    void hasALabelThatIsRead(String label) {
        assertThat(RuleId.of(label).orElseThrow().label()).isEqualTo(label);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "before", "before:", "before:x", "booked:P1D", "booked:", "booked:x", ":P1D", "never"})
    void otherLabelsAreNotRead(String label) {
        assertThat(RuleId.of(label)).isEmpty();
    }
}
