package dev.callside.payments.credits;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callside.credits.level.AlertSettings;
import dev.callside.credits.level.Level;
import dev.callside.credits.level.LevelId;
import dev.callside.credits.level.LevelKind;
import dev.callside.credits.level.LevelState;
import dev.callside.credits.level.Practitioner;
import dev.callside.credits.level.TopUp;
import dev.callside.credits.price.TiersReader;
import dev.callside.plugin.PracticeId;
import dev.callside.practice.web.Problem.FieldError;
import jakarta.json.Json;
import jakarta.json.JsonValue;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Proves that nothing is bought by itself while nobody, or no manager, would hear that it has stopped. */
class WhoHearsTest {

    private static final PracticeId PRACTICE = new PracticeId(UUID.randomUUID());

    private final HttpRefusals refusals = new HttpRefusals(Locale.ENGLISH);

    private static Level group(String... recipients) {
        return level(LevelKind.GROUP, LevelState.ACTIVE, false, recipients);
    }

    private static Level individual(boolean on, String... recipients) {
        return level(LevelKind.INDIVIDUAL, LevelState.ACTIVE, on, recipients);
    }

    private static Level level(LevelKind kind, LevelState state, boolean on, String... recipients) {
        return new Level(
                PRACTICE,
                kind == LevelKind.GROUP ? LevelId.group(PRACTICE) : new LevelId(UUID.randomUUID()),
                kind,
                kind == LevelKind.GROUP ? Optional.empty() : Optional.of(new Practitioner(UUID.randomUUID(), "Dr Ana")),
                state,
                Instant.EPOCH,
                Optional.empty(),
                Optional.empty(),
                0,
                0,
                new TopUp(on, "AUD", OptionalLong.of(5000), 10, OptionalLong.empty(), OptionalLong.empty()),
                Optional.empty(),
                new AlertSettings(List.of(), List.of(recipients), Locale.ENGLISH));
    }

    private List<String> switchedOn(Level level, Level group) {
        var reader = new TopUpReader(TiersReader.read("AUD", "10.00-99.99=0.12"), refusals);
        var asked = new LevelResource.TopUpAsked(true, Json.createValue(5000), Json.createValue(10), null, null, null);
        reader.read(asked, level, group, Optional.empty());
        return codes(reader.errors());
    }

    private List<String> cleared(Level level, Level... all) {
        var reader = new AlertsReader(refusals);
        var none = JsonValue.EMPTY_JSON_ARRAY;
        reader.read(new LevelResource.AlertsAsked(none, none), level, List.of(all), Locale.ENGLISH);
        return codes(reader.errors());
    }

    private static List<String> codes(List<FieldError> errors) {
        return errors.stream().map(error -> error.field() + " " + error.code()).toList();
    }

    @Test
    void switchesAnIndividualTopUpOnOnlyWhereAManagerHearsOfItsStop() {
        assertThat(switchedOn(individual(false, "ana@example.com"), group()))
                .containsExactly("recipients missing_at_group");
        assertThat(switchedOn(individual(false), group())).containsExactly("recipients missing");
        assertThat(switchedOn(individual(false, "ana@example.com"), group("mia@example.com")))
                .isEmpty();
    }

    @Test
    void asksOnceForTheGroupsOwn() {
        assertThat(switchedOn(group(), group())).containsExactly("recipients missing");
        assertThat(switchedOn(group("mia@example.com"), group("mia@example.com")))
                .isEmpty();
    }

    @Test
    void keepsTheGroupsAddressesWhileAnyLevelBuysByItself() {
        var group = group("mia@example.com");

        assertThat(cleared(group, group, individual(true, "ana@example.com")))
                .containsExactly("recipients needed_by_level");
        assertThat(cleared(group, group, individual(false))).isEmpty();
        assertThat(cleared(group, group, level(LevelKind.INDIVIDUAL, LevelState.REMOVED, true, "ana@example.com")))
                .as("one that is gone buys nothing")
                .isEmpty();
    }

    @Test
    void keepsALevelsOwnAddressesWhileItBuysByItself() {
        var own = individual(true, "ana@example.com");

        assertThat(cleared(own, group("mia@example.com"), own)).containsExactly("recipients needed");
        assertThat(cleared(individual(false), group(), own)).isEmpty();
    }
}
