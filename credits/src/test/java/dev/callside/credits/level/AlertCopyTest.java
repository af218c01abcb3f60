package dev.callside.credits.level;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callside.credits.testing.CreditScene;
import dev.callside.practice.copy.Copy;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Proves that an alert says what its level, else the group, has written for it, and that no text keeps it from being sent. */
class AlertCopyTest {

    private static final Copy MINE = new Copy("Buy: {{credits_left}}", "{{level}} at {{practice}}\n\n{{what_to_do}}");

    private final CreditScene scene = new CreditScene();
    private final AlertCopyStore copies = new AlertCopyStore(scene.database.unit("credits"));

    @BeforeEach
    void sixtyCredits() {
        scene.bought(scene.group, 60);
        alerts(scene.group, Locale.ENGLISH);
    }

    private void alerts(LevelId level, Locale locale) {
        scene.in(() -> {
            var alerts = new AlertSettings(List.of(50L), List.of("mia@example.com"), locale);
            scene.all.topUps.alerts(scene.id, level, alerts, "Mia");
            return null;
        });
    }

    private void save(LevelId level, AlertKind kind, String language, Copy copy) {
        scene.in(() -> {
            copies.save(scene.id, new AlertCopy(level, kind, language, copy), scene.clock.instant(), "Mia");
            return null;
        });
    }

    private void spend(int parts) {
        assertThat(scene.spend(scene.sms(null, parts)).ok()).isTrue();
    }

    private String mails(String column) {
        return scene.sees("select string_agg(" + column + ", '; ' order by mail_key) from practice.outbox where"
                + " practice_id = {practice}");
    }

    @Test
    void saysWhatTheLevelHasWritten() {
        save(scene.group, AlertKind.LOW_BALANCE, "en", MINE);
        spend(12);

        assertThat(mails("subject")).isEqualTo("Buy: 48");
        assertThat(mails("text_body")).startsWith("Group at Harbour Practice\n\nTo buy more, open Credits");
        assertThat(mails("html_body")).contains("<p style=\"margin:0 0 16px\">Group at Harbour Practice</p>");
    }

    @Test
    void aLevelWithoutATextSaysWhatTheGroupDoes() {
        var level = scene.level(scene.ana);
        scene.bought(level, 60);
        alerts(level, Locale.ENGLISH);
        save(scene.group, AlertKind.LOW_BALANCE, "en", MINE);

        assertThat(scene.spend(scene.sms(scene.ana, 15)).ok()).isTrue();
        assertThat(mails("subject")).isEqualTo("Buy: 45");
        assertThat(mails("text_body")).startsWith("Dr Ana Ruiz at Harbour Practice");

        scene.bought(level, 15);
        save(level, AlertKind.LOW_BALANCE, "en", new Copy("Ana, {{stage}}", "Your own."));
        assertThat(scene.spend(scene.sms(scene.ana, 15)).ok()).isTrue();
        assertThat(mails("subject")).isEqualTo("Buy: 45; Ana, 50");

        scene.bought(level, 15);
        scene.in(() -> {
            copies.remove(scene.id, new AlertCopy(level, AlertKind.LOW_BALANCE, "en", MINE));
            return null;
        });
        assertThat(scene.spend(scene.sms(scene.ana, 14)).ok()).isTrue();
        assertThat(mails("subject")).isEqualTo("Buy: 45; Ana, 50; Buy: 46");
    }

    @Test
    void eachLanguageAndEachAlertHasItsOwnText() {
        save(scene.group, AlertKind.LOW_BALANCE, "en", MINE);
        save(scene.group, AlertKind.NO_CREDIT, "is", new Copy("{{credits_left}} duga ekki", "{{level}}"));
        alerts(scene.group, Locale.forLanguageTag("is"));
        spend(12);
        scene.reserve(scene.sms(null, 49));

        assertThat(mails("subject")).isEqualTo("Einingar eftir: 48 (Sameiginleg inneign); 48 duga ekki");
    }

    /** Another version may have other placeholders, and a text is no reason to keep credits from moving. */
    @ParameterizedTest
    @ValueSource(strings = {"{{gone}}", "{{#level}}", "{{level", "{{{level}}}", "{{=<% %>=}}", "{{>level}}"})
    void aTextThatCantBeUsedGivesWayToTheDefault(String text) {
        save(scene.group, AlertKind.LOW_BALANCE, "en", new Copy("Mine", text));
        spend(12);

        assertThat(scene.available(scene.group)).isEqualTo(48);
        assertThat(mails("subject")).isEqualTo("Credits left: 48 (Group)");
    }

    @Test
    void aStageThatIsNotKnownGivesWayToTheDefault() {
        save(scene.group, AlertKind.NO_CREDIT, "en", new Copy("Mine", "At {{stage}}"));
        scene.reserve(scene.sms(null, 61));

        assertThat(mails("subject")).isEqualTo("Messages wait for credits: Group");
    }

    @Test
    void readsANameAndNeverObeysIt() {
        var level = scene.level(scene.ana);
        scene.bought(level, 60);
        alerts(level, Locale.ENGLISH);
        scene.postgres.asOwner("update practice.practitioners set name = E'<b>{{practice}}</b>\\nBcc: all@example.org'"
                + " where id = '" + scene.ana + "'");
        save(level, AlertKind.LOW_BALANCE, "en", new Copy("{{level}}", "For {{level}}"));

        assertThat(scene.spend(scene.sms(scene.ana, 12)).ok()).isTrue();

        assertThat(mails("subject")).isEqualTo("<b>{{practice}}</b> Bcc: all@example.org");
        assertThat(mails("html_body")).contains("For &lt;b&gt;{{practice}}&lt;/b&gt; Bcc: all@example.org</p>");
    }

    @ParameterizedTest
    @EnumSource
    void theDefaultSaysAllThatThereIsToSay(AlertKind kind) {
        assertThat(kind).isEqualTo(AlertKind.of(kind.label()));
        for (var locale : List.of(Locale.ENGLISH, Locale.forLanguageTag("is"))) {
            var all = kind.standard(locale).subject() + kind.standard(locale).text();
            for (var slot : AlertSlot.values()) {
                assertThat(all.contains("{{" + slot.tag() + "}}"))
                        .as("%s in %s", slot, locale)
                        .isEqualTo(slot != AlertSlot.STAGE || kind == AlertKind.LOW_BALANCE);
            }
        }
    }

    /** Reminders' workers move credits too. */
    @Test
    void aWorkerReadsIt() {
        save(scene.group, AlertKind.LOW_BALANCE, "en", MINE);

        assertThat(scene.database.worker(() -> copies.of(scene.id, scene.group, AlertKind.LOW_BALANCE, "en")))
                .contains(MINE);
    }
}
