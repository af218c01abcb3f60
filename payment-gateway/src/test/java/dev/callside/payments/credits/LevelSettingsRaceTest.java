package dev.callside.payments.credits;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callside.credits.level.AlertSettings;
import dev.callside.credits.level.LevelId;
import dev.callside.credits.price.TiersReader;
import dev.callside.credits.testing.CreditScene;
import dev.callside.plugin.Placement;
import dev.callside.plugin.Role;
import dev.callside.practice.launch.Session;
import dev.callside.practice.testing.Gate;
import dev.callside.practice.web.Problem.FieldError;
import jakarta.json.Json;
import jakarta.json.JsonValue;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Proves that nothing is bought by itself while nobody would hear of it, also where both are set at the same instant. */
class LevelSettingsRaceTest {

    private final CreditScene scene = new CreditScene();
    private final LevelSettings settings = new LevelSettings(
            scene.all.levels, scene.all.topUps, TiersReader.read("AUD", "10.00-99.99=0.12"), List.of());
    private final Session mia = new Session(
            scene.id,
            "host",
            Placement.SETTINGS,
            Role.MANAGER,
            "mia",
            "Mia",
            Locale.ENGLISH,
            Optional.empty(),
            Instant.MAX);

    @Test
    void keepsTheGroupsAddressesWhileALevelIsSwitchedOn() {
        var ana = scene.level(scene.ana);
        told(ana, "ana@example.com");
        told(scene.group, "mia@example.com");

        oneOf(ana, scene.group);
    }

    @Test
    void keepsALevelsOwnAddressesWhileItIsSwitchedOn() {
        told(scene.group, "mia@example.com");

        oneOf(scene.group, scene.group);
    }

    /** Both have found that they may, or one waits for the other, when the gate opens. */
    private void oneOf(LevelId buys, LevelId cleared) {
        var errors = Gate.atRows("credits.accounts", "practice_id = '" + scene.id + "'")
                .race(2, i -> i == 0 ? switchOn(buys) : clear(cleared));

        assertThat(errors).filteredOn(List::isEmpty).as(errors.toString()).hasSize(1);
        assertThat(scene.of(buys).topUp().on())
                .isNotEqualTo(scene.of(cleared).alerts().recipients().isEmpty());
    }

    private List<FieldError> switchOn(LevelId level) {
        var asked = new LevelResource.TopUpAsked(true, Json.createValue(5000), Json.createValue(10), null, null, null);
        return scene.in(() -> settings.topUp(mia, level, asked));
    }

    private List<FieldError> clear(LevelId level) {
        var none = JsonValue.EMPTY_JSON_ARRAY;
        return scene.in(() -> settings.alerts(mia, level, new LevelResource.AlertsAsked(none, none)));
    }

    private void told(LevelId level, String address) {
        var alerts = new AlertSettings(List.of(), List.of(address), Locale.ENGLISH);
        scene.in(() -> {
            scene.all.topUps.alerts(scene.id, level, alerts, "Mia");
            return null;
        });
    }
}
