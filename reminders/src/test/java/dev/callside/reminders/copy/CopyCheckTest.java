package dev.callside.reminders.copy;

import static dev.callside.credits.price.Channel.EMAIL;
import static dev.callside.credits.price.Channel.SMS;
import static dev.callside.reminders.copy.Language.ENGLISH;
import static dev.callside.reminders.copy.Texting.MAIL_KEY;
import static dev.callside.reminders.copy.Texting.SMS_KEY;
import static dev.callside.reminders.copy.Texting.mail;
import static dev.callside.reminders.copy.Texting.sms;
import static org.assertj.core.api.Assertions.assertThat;

import dev.callside.credits.level.AlertKind;
import dev.callside.credits.level.AlertSlot;
import dev.callside.practice.copy.Copy;
import dev.callside.practice.text.Texts;
import dev.callside.reminders.copy.CopyRefusal.Reason;
import dev.callside.reminders.settings.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Proves that a text with a mistake in it is not saved, and that the message says which mistake and what to do. */
class CopyCheckTest {

    @ParameterizedTest
    @CsvSource({
        "{{dat}}, {{date}}",
        "{{Date}}, {{date}}",
        "{{client first name}}, {{client_first_name}}",
        "{{first_name}}, {{client_first_name}}",
        "{{clientname}}, {{client_name}}",
        "{{practicioner}}, {{practitioner}}",
        "{{phone}}, {{practice_phone}}",
        "{{name}}, {{client_first_name}}",
        "{{nafn}}, {{client_name}}",
        "{{fornafn}}, {{client_first_name}}",
        "{{dagur}}, {{date}}",
        "{{tími}}, {{time}}",
        "{{meðferðaraðili}}, {{practitioner}}",
        "{{how_to_replay}}, {{how_to_reply}}",
        "{{practice.name}}, {{practice}}",
        "{{old_data}}, {{date}}",
    })
    void suggestsTheNearestPlaceholderForAnUnknownOne(String typed, String nearest) {
        assertThat(CopyCheck.check(SMS_KEY, sms("On {{date}} " + typed)))
                .containsExactly(CopyRefusal.of("text", Reason.UNKNOWN_PLACEHOLDER, typed, nearest));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{{#date}}",
                "{{/date}}",
                "{{^date}}",
                "{{>date}}",
                "{{!date}}",
                "{{&date}}",
                "{{{date}}}",
                "{{=<% %>=}}",
                "{{<date}}",
                "{{$date}}",
                "{{}}",
                "{{ }}",
                "{{# date}}",
                "{{.}}",
                "{{-}}",
                "{{1}}"
            })
    void takesNothingButPlainPlaceholders(String tag) {
        assertThat(CopyCheck.check(SMS_KEY, sms("On {{date}} " + tag)))
                .containsExactly(CopyRefusal.of("text", Reason.NOT_PLAIN, tag));
    }

    @Test
    void saysWhereABraceIsAmiss() {
        assertThat(CopyCheck.check(SMS_KEY, sms("Hello,\n\non {{date} at {{time}}.")))
                .containsExactly(
                        CopyRefusal.of("text", Reason.STRAY_BRACE, "{", 3, 4),
                        CopyRefusal.of("text", Reason.STRAY_BRACE, "{", 3, 5),
                        CopyRefusal.of("text", Reason.STRAY_BRACE, "}", 3, 10));
    }

    @Test
    void refusesATagThatGoesOnInTheNextLine() {
        assertThat(CopyCheck.check(SMS_KEY, sms("on {{\ndate}}")))
                .extracting(CopyRefusal::reason)
                .containsOnly(Reason.STRAY_BRACE)
                .hasSize(4);
    }

    @ParameterizedTest
    @EnumSource
    void takesAPlaceholderOnlyWhereItSaysSomething(Placeholder placeholder) {
        for (var key : CopyKey.all()) {
            var copy = new Copy(key.channel() == EMAIL ? "{{practice}}" : "", "{{practice}} " + placeholder.written());
            assertThat(CopyCheck.check(key, copy).isEmpty())
                    .as("%s in %s", placeholder, key)
                    .isEqualTo(placeholder.allowedIn(key.topic(), key.channel()));
        }
    }

    @Test
    void saysWhereAPlaceholderBelongs() {
        assertThat(CopyCheck.check(SMS_KEY, sms("{{practice}} {{old_date}}")))
                .containsExactly(CopyRefusal.of("text", Reason.OTHER_KIND, "{{old_date}}", List.of(Topic.CHANGED)));
        assertThat(CopyCheck.check(MAIL_KEY, mail("{{practice}} {{how_to_reply}}")))
                .containsExactly(CopyRefusal.of("text", Reason.OTHER_CHANNEL, "{{how_to_reply}}"));
        assertThat(CopyCheck.check(SMS_KEY, sms("{{practice}} {{pay_link}}")))
                .containsExactly(CopyRefusal.of("text", Reason.OTHER_KIND, "{{pay_link}}", List.of(Topic.UNPAID)));
    }

    @Test
    void suggestsWhatOnlyThisKindOfMessageHas() {
        var unpaid = new CopyKey(Kind.UNPAID, SMS, ENGLISH);
        assertThat(CopyCheck.check(unpaid, sms("{{practice}} {{paylink}}")))
                .containsExactly(CopyRefusal.of("text", Reason.UNKNOWN_PLACEHOLDER, "{{paylink}}", "{{pay_link}}"));
        assertThat(CopyCheck.check(unpaid, sms("{{practice}} {{upphæð}}")))
                .containsExactly(CopyRefusal.of("text", Reason.UNKNOWN_PLACEHOLDER, "{{upphæð}}", "{{amount}}"));
        assertThat(CopyCheck.check(unpaid, sms("{{practice}} {{link}}")))
                .extracting(CopyRefusal::reason)
                .containsExactly(Reason.OTHER_KIND);
    }

    @Test
    void suggestsWhatAnAlertHasAndNothingOfAnAppointment() {
        var alert = new CopyKey(Topic.LOW_BALANCE, EMAIL, ENGLISH);
        assertThat(CopyCheck.check(alert, new Copy("{{credit_left}}", "{{einingar}} {{stage}}")))
                .containsExactly(
                        CopyRefusal.of("subject", Reason.UNKNOWN_PLACEHOLDER, "{{credit_left}}", "{{credits_left}}"),
                        CopyRefusal.of("text", Reason.UNKNOWN_PLACEHOLDER, "{{einingar}}", "{{credits_left}}"));
        assertThat(CopyCheck.check(alert, new Copy("Low", "{{practice}} {{old_date}}")))
                .containsExactly(CopyRefusal.of("text", Reason.OTHER_KIND, "{{old_date}}", List.of(Topic.CHANGED)));
        assertThat(CopyCheck.check(MAIL_KEY, mail("{{practice}} {{stage}}")))
                .containsExactly(CopyRefusal.of("text", Reason.OTHER_KIND, "{{stage}}", List.of(Topic.LOW_BALANCE)));
    }

    /** What the check takes is what {@code credits} can fill in. */
    @ParameterizedTest
    @EnumSource
    void offersForAnAlertWhatCreditsFillIn(AlertSlot slot) {
        var placeholder = Placeholder.ofTag(slot.tag()).orElseThrow();

        assertThat(placeholder.form()).isEqualTo(slot.form());
        assertThat(placeholder.always()).isEqualTo(slot.always());
        assertThat(placeholder.detail()).isEqualTo(slot.detail());
        assertThat(placeholder.topics().contains(Topic.NO_CREDIT)).isEqualTo(slot != AlertSlot.STAGE);
    }

    @Test
    void offersForAnAlertNothingElse() {
        assertThat(Placeholder.of(Topic.LOW_BALANCE, EMAIL))
                .extracting(Placeholder::tag)
                .containsExactlyInAnyOrderElementsOf(
                        Stream.of(AlertSlot.values()).map(AlertSlot::tag).toList());
    }

    @ParameterizedTest
    @EnumSource
    void eachKindOfMessageAndEachAlertHasATopic(Topic topic) {
        assertThat(Topic.of(topic.label())).contains(topic);
        assertThat(topic.alert().map(Topic::of).or(() -> Kind.of(topic.label()).map(Topic::of)))
                .contains(topic);
        assertThat(Topic.values()).hasSize(Kind.values().length + AlertKind.values().length);
    }

    @Test
    void wantsATextAndForAMailASubject() {
        assertThat(CopyCheck.check(SMS_KEY, sms(" \n\u200b\t ")))
                .containsExactly(CopyRefusal.of("text", Reason.MISSING));
        assertThat(CopyCheck.check(MAIL_KEY, new Copy(" ", "")))
                .containsExactly(CopyRefusal.of("subject", Reason.MISSING), CopyRefusal.of("text", Reason.MISSING));
        assertThat(CopyCheck.check(SMS_KEY, new Copy("Hello", "Hello")))
                .containsExactly(CopyRefusal.of("subject", Reason.NO_SUBJECT));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n", "\r", "\u0085", "\u2028", "\u2029", "\u000b", "\f"})
    void refusesALineBreakInASubject(String lineBreak) {
        assertThat(CopyCheck.check(MAIL_KEY, new Copy("Hello" + lineBreak + "Bcc: all@example.org", "Hello")))
                .containsExactly(CopyRefusal.of("subject", Reason.LINE_BREAK));
    }

    @Test
    void refusesWhatCouldBeAnEmptyMessage() {
        assertThat(CopyCheck.check(MAIL_KEY, new Copy("{{place}}", "At {{place}}\n\n{{link}}")))
                .containsExactly(
                        CopyRefusal.of("subject", Reason.MAY_BE_EMPTY), CopyRefusal.of("text", Reason.MAY_BE_EMPTY));
        assertThat(CopyCheck.check(MAIL_KEY, new Copy("{{practice}} {{place}}", "{{place}}\nBye")))
                .isEmpty();
    }

    @Test
    void refusesWhatIsTooLong() {
        assertThat(CopyCheck.check(SMS_KEY, sms("a".repeat(1601))))
                .containsExactly(CopyRefusal.of("text", Reason.TOO_LONG, 1600, 1601));
        assertThat(CopyCheck.check(MAIL_KEY, new Copy("a".repeat(151), "b".repeat(10_001))))
                .containsExactly(
                        CopyRefusal.of("subject", Reason.TOO_LONG, 150, 151),
                        CopyRefusal.of("text", Reason.TOO_LONG, 10_000, 10_001));
        assertThat(CopyCheck.check(MAIL_KEY, new Copy("a".repeat(150), "b".repeat(10_000))))
                .isEmpty();
    }

    @Test
    void refusesAnSmsOfMoreThanTenParts() {
        assertThat(CopyCheck.check(SMS_KEY, sms("a".repeat(1530)))).isEmpty();
        assertThat(CopyCheck.check(SMS_KEY, sms("a".repeat(1531))))
                .containsExactly(CopyRefusal.of("text", Reason.TOO_MANY_SEGMENTS, 10, 11));
        assertThat(CopyCheck.check(SMS_KEY, sms("þ".repeat(671))))
                .containsExactly(CopyRefusal.of("text", Reason.TOO_MANY_SEGMENTS, 10, 11));
        assertThat(CopyCheck.check(SMS_KEY, sms("a".repeat(1526) + "{{client_name}}")))
                .containsExactly(CopyRefusal.of("text", Reason.TOO_MANY_SEGMENTS, 10, 11));
    }

    @Test
    void tellsEachMistakeOnceAndNotAThousand() {
        assertThat(CopyCheck.check(MAIL_KEY, mail("{{dat}} ".repeat(900)))).hasSize(1);
        assertThat(CopyCheck.check(MAIL_KEY, mail("{".repeat(9_000)))).hasSize(20);
    }

    @Test
    void saysAllOfItInTheReadersLanguage() {
        var refusals =
                EnumSet.allOf(Reason.class).stream().map(CopyCheckTest::example).toList();
        for (var locale : Texts.LANGUAGES) {
            assertThat(new CopyMessages(locale).errors(refusals)).allSatisfy(error -> {
                assertThat(error.message()).containsPattern("[.?]$").doesNotContain("{0}", "{1}", "{2}", "''");
                assertThat(error.code()).matches("[a-z_]+");
            });
        }
        assertThat(messages(Locale.ENGLISH, refusals))
                .contains(
                        "There is no placeholder {{dat}}. Did you mean {{date}}?",
                        "At most 1,600 characters fit here; these are 1,601.",
                        "{{old_date}} says nothing in this message. It is for: Booking confirmed, Appointment moved. Take it out.",
                        "The { in line 3, at character 4, belongs to no placeholder. A placeholder has two braces on each side,"
                                + " such as {{practice}}.");
        assertThat(messages(Locale.forLanguageTag("is"), refusals))
                .contains("Innsetningarreiturinn {{dat}} er ekki til. Áttirðu við {{date}}?");
    }

    private static List<String> messages(Locale locale, List<CopyRefusal> refusals) {
        return new CopyMessages(locale)
                .errors(refusals).stream().map(error -> error.message()).toList();
    }

    private static CopyRefusal example(Reason reason) {
        return switch (reason) {
            case MISSING, NO_SUBJECT, LINE_BREAK, MAY_BE_EMPTY -> CopyRefusal.of("text", reason);
            case TOO_LONG -> CopyRefusal.of("text", reason, 1600, 1601);
            case TOO_MANY_SEGMENTS -> CopyRefusal.of("text", reason, 10, 11);
            case STRAY_BRACE -> CopyRefusal.of("text", reason, "{", 3, 4);
            case NOT_PLAIN -> CopyRefusal.of("text", reason, "{{#date}}");
            case UNKNOWN_PLACEHOLDER -> CopyRefusal.of("text", reason, "{{dat}}", "{{date}}");
            case OTHER_KIND -> CopyRefusal.of("text", reason, "{{old_date}}", List.of(Topic.BOOKED, Topic.CHANGED));
            case OTHER_CHANNEL -> CopyRefusal.of("text", reason, "{{how_to_reply}}");
        };
    }

    @Test
    void callsEachPlaceholderSomethingElseInEachLanguage() {
        for (var locale : Texts.LANGUAGES) {
            var messages = new CopyMessages(locale);
            assertThat(Placeholder.values()).extracting(messages::label).doesNotHaveDuplicates();
        }
    }

    /** One set of names, wherever somebody reads them. */
    @Test
    void callsEachTopicWhatThePagesCallIt() throws IOException {
        for (var locale : Texts.LANGUAGES) {
            var page = Files.readString(Path.of("src/main/webapp/messages/kinds." + locale.getLanguage() + ".json"));
            var texts = Texts.of(CopyMessages.BUNDLE, locale);
            for (var topic : Topic.values()) {
                assertThat(page)
                        .contains("\"kind." + topic.label() + "\": \"" + texts.get("kind." + topic.key()) + "\"");
            }
        }
    }

    @Test
    void hasEachTextInEachLanguage() {
        for (var bundle : List.of(CopyMessages.BUNDLE, "dev.callside.reminders.copy.defaults")) {
            for (var language : Texts.LANGUAGES) {
                assertThat(ResourceBundle.getBundle(bundle, language).keySet())
                        .isEqualTo(
                                ResourceBundle.getBundle(bundle, Locale.ENGLISH).keySet());
            }
        }
    }
}
