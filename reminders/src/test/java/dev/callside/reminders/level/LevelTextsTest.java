package dev.callside.reminders.level;

import static dev.callside.reminders.level.SettingsScene.LINKS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.callside.credits.level.AlertSettings;
import dev.callside.credits.level.LevelId;
import dev.callside.credits.price.Channel;
import dev.callside.credits.price.RatesReader;
import dev.callside.credits.sms.SmsSize;
import dev.callside.practice.copy.Copy;
import dev.callside.practice.pay.PayLinks;
import dev.callside.reminders.copy.CopyKey;
import dev.callside.reminders.copy.CopyTemplate;
import dev.callside.reminders.copy.CopyVersion;
import dev.callside.reminders.copy.Language;
import dev.callside.reminders.copy.LevelCopies;
import dev.callside.reminders.copy.Placeholder;
import dev.callside.reminders.copy.Samples;
import dev.callside.reminders.copy.Topic;
import dev.callside.reminders.settings.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Proves whose text holds, that nobody overwrites another, what can stand in it, what it costs, and that a test is sent once. */
class LevelTextsTest {

    private static final CopyKey SMS = new CopyKey(Kind.BEFORE, Channel.SMS, Language.ENGLISH);
    private static final CopyKey MAIL = new CopyKey(Kind.BEFORE, Channel.EMAIL, Language.ENGLISH);

    private static final CopyKey ALERT = new CopyKey(Topic.LOW_BALANCE, Channel.EMAIL, Language.ENGLISH);

    private final SettingsScene scene = new SettingsScene();

    private CopiesView.TextView shown(LevelId level) {
        var view = scene.credits.in(() ->
                CopiesView.of(scene.credits.practice, level, scene.texts.all(scene.credits.id), LINKS, Locale.ENGLISH));
        assertThat(view.texts()).hasSize(CopyKey.all().size());
        return view.texts().stream()
                .filter(text -> text.kind().equals("before")
                        && text.channel().equals("sms")
                        && text.language().equals("en"))
                .findFirst()
                .orElseThrow();
    }

    private void save(LevelId level, String text) {
        assertThat(save(level, SMS, text, version(level, SMS))).isTrue();
    }

    private boolean save(LevelId level, CopyKey key, String text, String version) {
        return scene.credits.in(
                () -> scene.texts.save(scene.credits.id, level, key, new Copy("", text), version, "Mia"));
    }

    private String version(LevelId level, CopyKey key) {
        return CopiesView.text(level, key, copies()).version();
    }

    private void reset(LevelId level) {
        reset(level, SMS);
    }

    private void reset(LevelId level, CopyKey key) {
        assertThat(reset(level, key, version(level, key))).isTrue();
    }

    private boolean reset(LevelId level, CopyKey key, String version) {
        return scene.credits.in(() -> scene.texts.reset(scene.credits.id, level, key, version, "Mia"));
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

    /** Texts to clients and alerts are kept in two tables. */
    static List<CopyKey> keys() {
        return List.of(SMS, ALERT);
    }

    @ParameterizedTest
    @MethodSource("keys")
    void refusesAnOldVersionAlsoAfterTheTextWasGivenUp(CopyKey key) {
        var group = scene.credits.group;
        assertThat(save(group, key, "Mia's", CopyVersion.NONE)).isTrue();
        var old = version(group, key);
        assertThat(save(group, key, "Ben's", CopyVersion.NONE)).isFalse();
        assertThat(save(group, key, "Ben's", "")).isFalse();
        assertThat(copies().of(group, key).text()).isEqualTo("Mia's");
        assertThat(save(group, key, "Ben's", old)).isTrue();
        assertThat(save(group, key, "Ana's", old)).isFalse();

        reset(group, key);
        assertThat(save(group, key, "Ana's", old)).isFalse();
        assertThat(save(group, key, "Ana's", version(group, key))).isTrue();
    }

    @ParameterizedTest
    @MethodSource("keys")
    void givesUpOnlyTheTextThatWasRead(CopyKey key) {
        var group = scene.credits.group;
        assertThat(save(group, key, "Mia's", CopyVersion.NONE)).isTrue();
        var old = version(group, key);
        assertThat(save(group, key, "Ben's", old)).isTrue();

        assertThat(reset(group, key, old)).isFalse();
        assertThat(reset(group, key, CopyVersion.NONE)).isFalse();
        assertThat(copies().of(group, key).text()).isEqualTo("Ben's");

        assertThat(reset(group, key, version(group, key))).isTrue();
        assertThat(reset(group, key, old)).as("the same once more").isTrue();
    }

    @Test
    void theSameOnceMoreBecauseTheAnswerWasLostIsNoConflict() {
        assertThat(save(scene.credits.group, SMS, "Mia's", CopyVersion.NONE)).isTrue();
        assertThat(save(scene.credits.group, SMS, "Mia's", CopyVersion.NONE)).isTrue();
        assertThat(scene.credits.sees("select count(*) from practice.audit where practice_id = {practice} and action ="
                        + " 'reminders.copy.save'"))
                .isEqualTo("1");
    }

    @Test
    void aLevelsOwnTextIsNotMadeFromTheGroups() {
        save(scene.credits.group, "Group");
        var ana = scene.credits.level(scene.credits.ana);
        assertThat(version(ana, SMS)).isEqualTo(CopyVersion.NONE);
        assertThat(save(ana, SMS, "Ana's", CopyVersion.NONE)).isTrue();
    }

    /** Both have read the same; the second one presses before the first one's is written for good. */
    @ParameterizedTest
    @MethodSource("keys")
    void ofTwoWhoSaveAtOnceTheSecondIsRefused(CopyKey key) {
        var group = scene.credits.group;
        var second = scene.credits.in(() -> {
            var copy = new Copy("", "first");
            assertThat(scene.texts.save(scene.credits.id, group, key, copy, CopyVersion.NONE, "Mia"))
                    .isTrue();
            var save = CompletableFuture.supplyAsync(() -> save(group, key, "second", CopyVersion.NONE));
            while (!save.isDone() && !scene.somebodyWaits()) {
                Thread.onSpinWait();
            }
            assertThat(save).isNotDone();
            return save;
        });
        assertThat(second.join()).isFalse();
        assertThat(copies().of(group, key).text()).isEqualTo("first");
    }

    /** Saved here, sent by whoever moves the credits. */
    @Test
    void anAlertSaysWhatWasWrittenForIt() {
        scene.credits.bought(scene.credits.group, 2);
        scene.credits.in(() -> {
            var alerts = new AlertSettings(List.of(1L), List.of("mia@example.com"), Locale.ENGLISH);
            scene.credits.all.topUps.alerts(scene.credits.id, scene.credits.group, alerts, "Mia");
            var hurry = new Copy("{{credits_left}} left", "Hurry!");
            return scene.texts.save(scene.credits.id, scene.credits.group, ALERT, hurry, CopyVersion.NONE, "Mia");
        });
        assertThat(copies().own(scene.credits.group, ALERT)).isPresent();

        scene.credits.spend(scene.credits.sms(null, 1));
        assertThat(scene.credits.sees(
                        "select subject || ': ' || text_body from practice.outbox where practice_id =" + " {practice}"))
                .isEqualTo("1 left: Hurry!");

        scene.credits.in(() -> {
            var version = CopiesView.text(scene.credits.group, ALERT, scene.texts.all(scene.credits.id))
                    .version();
            scene.texts.reset(scene.credits.id, scene.credits.group, ALERT, version, "Mia");
            return null;
        });
        assertThat(copies().own(scene.credits.group, ALERT)).isEmpty();
        assertThat(scene.credits.sees(
                        "select string_agg(action, ' ' order by id) from practice.audit where practice_id ="
                                + " {practice} and action like 'reminders.copy%'"))
                .isEqualTo("reminders.copy.save reminders.copy.reset");
    }

    private LevelCopies copies() {
        return scene.credits.in(() -> scene.texts.all(scene.credits.id));
    }

    @Test
    void anAlertGoesByEmailAndCostsNothing(@TempDir Path folder) throws IOException {
        assertThat(CopyKeyReader.read("low-balance", "email", "is"))
                .contains(new CopyKey(Topic.LOW_BALANCE, Channel.EMAIL, Language.ICELANDIC));
        assertThat(CopyKeyReader.read("no-credit", "sms", "en")).isEmpty();

        var file = folder.resolve("rates.csv");
        Files.writeString(file, "country,channel,credits\n*,sms,1\n*,email,2\n");
        var rates = RatesReader.file(file.toString());
        var copy = new Copy("{{practice}}", "{{what_to_do}}");
        var preview = PreviewView.of(scene.credits.practice, ALERT, copy, rates, LINKS);
        assertThat(preview.credits()).isZero();
        assertThat(preview.text()).startsWith("To buy more, open Credits");
        assertThat(PreviewView.of(scene.credits.practice, MAIL, new Copy("{{date}}", "{{date}}"), rates, LINKS)
                        .credits())
                .isEqualTo(2);
    }

    @Test
    void offersPlaceholdersWhereTheySaySomething() {
        var view = scene.credits.in(() -> CopiesView.of(
                scene.credits.practice, scene.credits.group, scene.texts.all(scene.credits.id), LINKS, Locale.ENGLISH));
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
        var cheap = PreviewView.of(scene.credits.practice, SMS, new Copy("", "See you on {{date}}"), rates, LINKS);
        assertThat(cheap.size().encoding()).isEqualTo("GSM-7");
        assertThat(cheap.credits()).isEqualTo(1);
        assertThat(cheap.dear()).isEmpty();

        var dear = PreviewView.of(
                scene.credits.practice, SMS, new Copy("", "Sjáumst þá. ".repeat(8) + "{{date}}"), rates, LINKS);
        assertThat(dear.size().encoding()).isEqualTo("UCS-2");
        assertThat(dear.size().segments()).isEqualTo(2);
        assertThat(dear.credits()).isEqualTo(2);
        assertThat(dear.dear()).containsExactly("á", "þ");

        var mail =
                PreviewView.of(scene.credits.practice, MAIL, new Copy("On {{date}}", "At {{practice}}"), rates, LINKS);
        assertThat(mail.size()).isNull();
        assertThat(mail.text()).isEqualTo("At Harbour Practice");
    }

    /** An example's address would leave it within one part. */
    @Test
    void countsAPayLinkAsLongAsItWillBe() {
        var unpaid = new CopyKey(Kind.UNPAID, Channel.SMS, Language.ENGLISH);
        var copy = new Copy("", "Pay {{amount}}: {{pay_link}}\n" + "x".repeat(20));
        var values = new EnumMap<>(Samples.of(Language.ENGLISH, scene.credits.practice, LINKS));
        values.put(
                Placeholder.PAY_LINK,
                LINKS.url(
                        new PayLinks.Link(scene.credits.id, UUID.randomUUID(), Instant.parse("2026-03-12T10:00:00Z"))));
        var sent = CopyTemplate.of(unpaid, copy).fitting(values).text();
        var size = SmsSize.of(sent);

        var preview = PreviewView.of(scene.credits.practice, unpaid, copy, RatesReader.file(""), LINKS);

        assertThat(preview.text()).hasSameSizeAs(sent).isNotEqualTo(sent);
        assertThat(preview.size())
                .isEqualTo(
                        new PreviewView.Size(size.characters(), size.encoding().text(), size.units(), size.segments()));
        assertThat(preview.credits()).isEqualTo(2);
    }

    private boolean test(UUID id) {
        return scene.credits.in(() -> scene.texts.test(
                scene.credits.practice,
                scene.credits.group,
                MAIL,
                new Copy("On {{date}}", "At {{practice}}"),
                id,
                "mia@example.com",
                "Mia"));
    }

    @Test
    void sendsFiveTestsInAnHourAndNoMore() {
        var first = UUID.randomUUID();
        assertThat(test(first)).isTrue();
        for (var i = 1; i < Trials.MOST; i++) {
            assertThat(test(UUID.randomUUID())).isTrue();
        }

        assertThat(test(UUID.randomUUID())).isFalse();
        assertThat(test(first)).isTrue();
        assertThat(scene.credits.sees("select count(*) from practice.outbox where practice_id = {practice}"))
                .isEqualTo("5");

        scene.credits.clock.advance(Trials.HOUR.plusSeconds(1));
        assertThat(test(UUID.randomUUID())).isTrue();
    }

    @Test
    void sendsATestOnceHoweverOftenItIsAsked() {
        var id = UUID.randomUUID();
        assertThat(test(id)).isTrue();
        assertThat(test(id)).isTrue();

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
