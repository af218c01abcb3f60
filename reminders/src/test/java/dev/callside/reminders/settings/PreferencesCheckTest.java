package dev.callside.reminders.settings;

import static dev.callside.credits.price.Channel.EMAIL;
import static dev.callside.credits.price.Channel.SMS;
import static dev.callside.reminders.settings.RefusalCode.ALL_QUIET;
import static dev.callside.reminders.settings.RefusalCode.DUPLICATE;
import static dev.callside.reminders.settings.RefusalCode.EMPTY;
import static dev.callside.reminders.settings.RefusalCode.MALFORMED;
import static dev.callside.reminders.settings.RefusalCode.NEEDED;
import static dev.callside.reminders.settings.RefusalCode.NOT_TAKEN;
import static dev.callside.reminders.settings.RefusalCode.OUT_OF_RANGE;
import static dev.callside.reminders.settings.RefusalCode.TOO_MANY;
import static dev.callside.reminders.settings.RefusalCode.UNKNOWN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.callside.reminders.settings.PreferencesAsked.RuleAsked;
import dev.callside.reminders.settings.PreferencesAsked.SpanAsked;
import java.time.DayOfWeek;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Proves that settings that can't be used are refused at the field that is wrong, all of them at once, and others read. */
class PreferencesCheckTest {

    private static final PreferencesAsked GOOD = PreferencesAsked.of(Preferences.defaults());

    private static RuleAsked rule(String kind, String offset, String... channels) {
        return new RuleAsked(kind, offset, List.of(channels));
    }

    private static List<Refusal> rules(RuleAsked... rules) {
        return PreferencesCheck.check(
                new PreferencesAsked(Arrays.asList(rules), GOOD.window(), GOOD.quiet(), GOOD.days(), null));
    }

    private static List<Refusal> window(SpanAsked window) {
        return PreferencesCheck.check(new PreferencesAsked(GOOD.rules(), window, GOOD.quiet(), GOOD.days(), null));
    }

    private static List<Refusal> quiet(SpanAsked quiet) {
        return PreferencesCheck.check(new PreferencesAsked(GOOD.rules(), GOOD.window(), quiet, GOOD.days(), null));
    }

    private static List<Refusal> days(List<String> days) {
        return PreferencesCheck.check(new PreferencesAsked(GOOD.rules(), GOOD.window(), GOOD.quiet(), days, null));
    }

    private static Refusal refusal(String field, RefusalCode code) {
        return new Refusal(field, code);
    }

    @Test
    void readsWhatItWrites() {
        var preferences = new Preferences(
                List.of(
                        Rule.before(Offset.of("P1W").orElseThrow(), SMS, EMAIL),
                        Rule.before(Offset.ofMinutes(90), SMS),
                        Rule.after(Offset.of("P1DT2H").orElseThrow(), EMAIL),
                        Rule.on(Kind.NO_SHOW, EMAIL)),
                new SendTimes(Span.of(9, 0), Optional.empty(), EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY)),
                WithoutCredit.EMAIL);

        assertThat(PreferencesCheck.read(PreferencesAsked.of(preferences))).isEqualTo(preferences);
        assertThat(PreferencesCheck.read(GOOD)).isEqualTo(Preferences.defaults());
    }

    @Test
    void writesPlainWords() {
        assertThat(GOOD.rules())
                .contains(
                        rule("booked", null, "email"),
                        rule("changed", null, "sms", "email"),
                        rule("before", "P1D", "sms"));
        assertThat(GOOD.window()).isEqualTo(new SpanAsked("08:00", "20:00"));
        assertThat(GOOD.quiet()).isEqualTo(new SpanAsked("21:00", "08:00"));
        assertThat(GOOD.withoutCredit()).isEqualTo("hold");
        assertThat(GOOD.days()).startsWith("monday").endsWith("sunday").hasSize(7);
    }

    @Test
    void holdsWhereNothingWasChosen() {
        var asked = new PreferencesAsked(GOOD.rules(), GOOD.window(), GOOD.quiet(), GOOD.days(), null);

        assertThat(PreferencesCheck.read(asked)).isEqualTo(Preferences.defaults());
        assertThat(Preferences.defaults().withoutCredit()).isEqualTo(WithoutCredit.HOLD);
    }

    @Test
    void takesSeveralRemindersAndNone() {
        assertThat(rules(rule("before", "P1D", "sms"), rule("before", "PT2H", "sms"), rule("after", "P1D", "sms")))
                .isEmpty();
        assertThat(rules()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "P0D, OUT_OF_RANGE",
        "P91D, OUT_OF_RANGE",
        "one day, MALFORMED",
        "'', MALFORMED",
        ", NEEDED",
    })
    void refusesAnOffset(String offset, RefusalCode code) {
        assertThat(rules(rule("booked", null, "sms"), rule("before", offset, "sms")))
                .containsExactly(refusal("rules[1].offset", code));
    }

    @Test
    void refusesAnOffsetWhereNoneIsCounted() {
        assertThat(rules(rule("no-show", "P1D", "sms"))).containsExactly(refusal("rules[0].offset", NOT_TAKEN));
    }

    @Test
    void refusesAKindThatThereIsNot() {
        assertThat(rules(rule("BEFORE", "P1D", "sms"), rule(null, null, "sms")))
                .containsExactly(refusal("rules[0].kind", UNKNOWN), refusal("rules[1].kind", NEEDED));
    }

    @Test
    void refusesARuleWithoutAChannel() {
        assertThat(rules(rule("booked", null), new RuleAsked("changed", null, null)))
                .containsExactly(refusal("rules[0].channels", NEEDED), refusal("rules[1].channels", NEEDED));
    }

    @Test
    void refusesAChannelThatThereIsNot() {
        assertThat(rules(
                        rule("booked", null, "sms", "fax"),
                        new RuleAsked("changed", null, Collections.singletonList(null))))
                .containsExactly(refusal("rules[0].channels[1]", UNKNOWN), refusal("rules[1].channels[0]", UNKNOWN));
    }

    @Test
    void refusesTheSameRuleTwice() {
        assertThat(rules(rule("booked", null, "sms"), rule("booked", null, "email")))
                .containsExactly(refusal("rules[1].kind", DUPLICATE));
        assertThat(rules(rule("before", "P7D", "sms"), rule("after", "P1W", "sms"), rule("before", "P1W", "email")))
                .containsExactly(refusal("rules[2].offset", DUPLICATE));
    }

    @Test
    void refusesTwoRulesForTheSameMoment() {
        assertThat(rules(rule("before", "P1D", "sms"), rule("before", "PT24H", "sms")))
                .containsExactly(refusal("rules[1].offset", DUPLICATE));
    }

    @Test
    void refusesMoreRulesThanAnybodyWants() {
        var twentyOne = Stream.iterate(1, days -> days + 1)
                .limit(Preferences.MOST_RULES + 1L)
                .map(days -> rule("before", "P" + days + "D", "sms"))
                .toArray(RuleAsked[]::new);

        assertThat(rules(twentyOne)).containsExactly(refusal("rules", TOO_MANY));
        assertThat(rules(Arrays.copyOf(twentyOne, Preferences.MOST_RULES))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "20:00, 08:00, window, EMPTY",
        "08:00, 08:00, window, EMPTY",
        "8:00, 20:00, window.from, MALFORMED",
        "08:00, 24:00, window.to, MALFORMED",
        "08:00, 20:00:00, window.to, MALFORMED",
        "08:00, , window.to, NEEDED",
        ", 20:00, window.from, NEEDED",
        "21:00, 23:00, quiet, ALL_QUIET",
    })
    void refusesAWindow(String from, String to, String field, RefusalCode code) {
        assertThat(window(new SpanAsked(from, to))).containsExactly(refusal(field, code));
    }

    @ParameterizedTest
    @CsvSource({
        "21:00, 21:00, quiet, EMPTY",
        "00:00, 00:00, quiet, EMPTY",
        "08:00, 20:00, quiet, ALL_QUIET",
        "20:30, 20:00, quiet, ALL_QUIET",
        "nine, 08:00, quiet.from, MALFORMED",
        "21:00, , quiet.to, NEEDED",
    })
    void refusesQuietHours(String from, String to, String field, RefusalCode code) {
        assertThat(quiet(new SpanAsked(from, to))).containsExactly(refusal(field, code));
    }

    @Test
    void takesAWindowUpToMidnightAndNoQuietHours() {
        assertThat(window(new SpanAsked("08:00", "00:00"))).isEmpty();
        assertThat(window(new SpanAsked("00:00", "00:00"))).isEmpty();
        assertThat(quiet(null)).isEmpty();
    }

    @Test
    void refusesDays() {
        assertThat(days(List.of())).containsExactly(refusal("days", NEEDED));
        assertThat(days(null)).containsExactly(refusal("days", NEEDED));
        assertThat(days(Arrays.asList("monday", "Tuesday", null)))
                .containsExactly(refusal("days[1]", UNKNOWN), refusal("days[2]", UNKNOWN));
    }

    @Test
    void refusesNothingAtAll() {
        assertThat(PreferencesCheck.check(new PreferencesAsked(null, null, null, null, null)))
                .containsExactly(refusal("rules", NEEDED), refusal("window", NEEDED), refusal("days", NEEDED));
        assertThat(rules((RuleAsked) null)).containsExactly(refusal("rules[0]", NEEDED));
    }

    @Test
    void saysEverythingThatIsWrongAtOnce() {
        var asked = new PreferencesAsked(
                List.of(rule("before", "P1D"), rule("before", "soon", "sms"), rule("before", "P99D", "sms")),
                new SpanAsked("20:00", "08:00"),
                new SpanAsked("21:00", "21:00"),
                List.of("someday"),
                "beg");

        assertThat(PreferencesCheck.check(asked))
                .containsExactly(
                        refusal("rules[0].channels", NEEDED),
                        refusal("rules[1].offset", MALFORMED),
                        refusal("rules[2].offset", OUT_OF_RANGE),
                        refusal("window", EMPTY),
                        refusal("quiet", EMPTY),
                        refusal("days[0]", UNKNOWN),
                        refusal("withoutCredit", UNKNOWN));
    }

    @Test
    void everyReasonHasACode() {
        assertThat(RefusalCode.values())
                .containsExactly(
                        NEEDED, UNKNOWN, MALFORMED, OUT_OF_RANGE, NOT_TAKEN, DUPLICATE, TOO_MANY, EMPTY, ALL_QUIET)
                .allSatisfy(code -> assertThat(code.code()).matches("[a-z]+(_[a-z]+)*"));
    }
}
