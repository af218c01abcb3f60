package dev.callside.reminders.settings;

import static dev.callside.credits.price.Channel.EMAIL;
import static dev.callside.credits.price.Channel.SMS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Proves what a level starts with, and that settings with a rule twice are never made. */
class PreferencesTest {

    private static final SendTimes TIMES = Preferences.defaults().times();

    @Test
    void startsWithWhatAClientMustNotMiss() {
        assertThat(Preferences.defaults().rules())
                .containsExactly(
                        Rule.on(Kind.BOOKED, EMAIL),
                        Rule.on(Kind.CHANGED, SMS, EMAIL),
                        Rule.on(Kind.CANCELLED, SMS, EMAIL),
                        Rule.before(Offset.ofDays(1), SMS));
        assertThat(TIMES.window()).isEqualTo(Span.of(8, 20));
        assertThat(TIMES.quiet()).contains(Span.of(21, 8));
        assertThat(TIMES.days()).hasSize(7);
    }

    @Test
    void mayHaveNoRuleAtAll() {
        assertThat(new Preferences(List.of(), TIMES).rules()).isEmpty();
    }

    @Test
    void neverHasARuleTwice() {
        var twice = List.of(Rule.before(Offset.ofDays(1), SMS), Rule.before(Offset.ofDays(1), EMAIL));

        assertThatThrownBy(() -> new Preferences(twice, TIMES)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void neverHasTooManyRules() {
        var many = IntStream.rangeClosed(1, Preferences.MOST_RULES + 1)
                .mapToObj(days -> Rule.before(Offset.ofDays(days), SMS))
                .toList();

        assertThat(new Preferences(many.subList(1, many.size()), TIMES).rules()).hasSize(Preferences.MOST_RULES);
        assertThatThrownBy(() -> new Preferences(many, TIMES)).isInstanceOf(IllegalArgumentException.class);
    }
}
