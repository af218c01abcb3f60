package dev.callside.reminders.level;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callside.credits.level.LevelId;
import dev.callside.credits.price.Channel;
import dev.callside.credits.price.RatesReader;
import dev.callside.reminders.copy.Copy;
import dev.callside.reminders.copy.CopyKey;
import dev.callside.reminders.copy.Language;
import dev.callside.reminders.settings.Kind;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Proves whose text holds, what can stand in it, what it costs, and that a test is sent once. */
class LevelTextsTest {

    private static final CopyKey SMS = new CopyKey(Kind.BEFORE, Channel.SMS, Language.ENGLISH);
    private static final CopyKey MAIL = new CopyKey(Kind.BEFORE, Channel.EMAIL, Language.ENGLISH);

    private final SettingsScene scene = new SettingsScene();

    private CopiesView.TextView shown(LevelId level) {
        var view = scene.credits.in(
                () -> CopiesView.of(scene.credits.practice, level, scene.texts.all(scene.credits.id), Locale.ENGLISH));
        assertThat(view.texts()).hasSize(CopyKey.all().size());
        return view.texts().stream()
                .filter(text -> text.kind().equals("before")
                        && text.channel().equals("sms")
                        && text.language().equals("en"))
                .findFirst()
                .orElseThrow();
    }

    private void save(LevelId level, String text) {
        scene.credits.in(() -> {
            scene.texts.save(scene.credits.id, level, SMS, new Copy("", text), "Mia");
            return null;
        });
    }

    private void reset(LevelId level) {
        scene.credits.in(() -> {
            scene.texts.reset(scene.credits.id, level, SMS, "Mia");
            return null;
        });
    }

    @Test
    void aLevelsTextIsItsOwnElseTheGroupsElseTheDefault() {
        var ana = scene.credits.level(scene.credits.ana);
        assertThat(shown(ana).from()).isEqualTo("default");
        save(scene.credits.group, "Group, {{date}}");
        assertThat(shown(ana)).extracting("from", "text").containsExactly("group", "Group, {{date}}");
        save(ana, "Ana, {{date}}");
        assertThat(shown(ana)).extracting("from", "text").containsExactly("own", "Ana, {{date}}");
        assertThat(shown(scene.credits.group).text()).isEqualTo("Group, {{date}}");
        reset(ana);
        assertThat(shown(ana).from()).isEqualTo("group");
        reset(scene.credits.group);
        assertThat(shown(ana).from()).isEqualTo("default");
    }

    @Test
    void offersPlaceholdersWhereTheySaySomething() {
        var view = scene.credits.in(() -> CopiesView.of(
                scene.credits.practice, scene.credits.group, scene.texts.all(scene.credits.id), Locale.ENGLISH));
        assertThat(view.placeholders())
                .filteredOn(each -> each.written().equals("{{how_to_reply}}"))
                .singleElement()
                .satisfies(each -> {
                    assertThat(each.channels()).containsExactly("sms");
                    assertThat(each.kinds()).containsExactly("booked", "changed", "before");
                    assertThat(each.samples()).containsOnlyKeys("en", "is");
                    assertThat(each.label()).isEqualTo("how to reply");
                });
        assertThat(view.placeholders())
                .filteredOn(each -> each.written().equals("{{practice}}"))
                .singleElement()
                .satisfies(each -> assertThat(each.samples()).containsEntry("en", "Harbour Practice"));
    }

    @Test
    void saysWhatAnSmsCostsAndWhichCharactersAreDear() {
        var rates = RatesReader.file("");
        var cheap = PreviewView.of(scene.credits.practice, SMS, new Copy("", "See you on {{date}}"), rates);
        assertThat(cheap.size().encoding()).isEqualTo("GSM-7");
        assertThat(cheap.credits()).isEqualTo(1);
        assertThat(cheap.dear()).isEmpty();

        var dear =
                PreviewView.of(scene.credits.practice, SMS, new Copy("", "Sjáumst þá. ".repeat(8) + "{{date}}"), rates);
        assertThat(dear.size().encoding()).isEqualTo("UCS-2");
        assertThat(dear.size().segments()).isEqualTo(2);
        assertThat(dear.credits()).isEqualTo(2);
        assertThat(dear.dear()).containsExactly("á", "þ");

        var mail = PreviewView.of(scene.credits.practice, MAIL, new Copy("On {{date}}", "At {{practice}}"), rates);
        assertThat(mail.size()).isNull();
        assertThat(mail.text()).isEqualTo("At Harbour Practice");
    }

    @Test
    void sendsATestOnceHoweverOftenItIsAsked() {
        var id = UUID.randomUUID();
        for (var i = 0; i < 2; i++) {
            scene.credits.in(() -> {
                scene.texts.test(
                        scene.credits.practice,
                        scene.credits.group,
                        MAIL,
                        new Copy("On {{date}}", "At {{practice}}"),
                        id,
                        "mia@example.com",
                        "Mia");
                return null;
            });
        }
        assertThat(scene.credits.sees(
                        "select count(*) || ' ' || max(text_body) from practice.outbox where practice_id ="
                                + " {practice} and recipient = 'mia@example.com'"))
                .isEqualTo("1 At Harbour Practice");
    }

    @Test
    void readsOnlyTextsThatThereAre() {
        assertThat(CopyKeyReader.read("before", "sms", "en")).contains(SMS);
        assertThat(CopyKeyReader.read("before", "fax", "en")).isEmpty();
        assertThat(CopyKeyReader.read("never", "sms", "en")).isEmpty();
        assertThat(CopyKeyReader.read("before", "sms", "en-AU")).isEmpty();
        assertThat(CopyKeyReader.read(null, "sms", "en")).isEmpty();
    }
}
