package dev.callside.reminders.level;

import dev.callside.credits.level.LevelId;
import dev.callside.credits.price.Channel;
import dev.callside.practice.pay.PayLinks;
import dev.callside.practice.tenancy.Practice;
import dev.callside.reminders.copy.CopyKey;
import dev.callside.reminders.copy.CopyMessages;
import dev.callside.reminders.copy.CopyVersion;
import dev.callside.reminders.copy.Language;
import dev.callside.reminders.copy.LevelCopies;
import dev.callside.reminders.copy.Placeholder;
import dev.callside.reminders.copy.Samples;
import dev.callside.reminders.copy.Topic;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** All texts of a level, and what can stand in them. */
public record CopiesView(List<TextView> texts, List<PlaceholderView> placeholders) {

    /**
     * The text that holds for a kind of message, a channel and a language. Alerts, {@code low-balance} and {@code no-credit},
     * go by e-mail only.
     *
     * @param subject of an e-mail; empty for an SMS
     * @param from whose text it is: {@code own}, {@code group} or {@code default}
     * @param version of the level's own text, to be sent back with a change; {@code none} if it has none
     */
    public record TextView(
            String kind, String channel, String language, String subject, String text, String from, String version) {}

    /**
     * What differs from message to message.
     *
     * @param written as it stands in a text
     * @param label for the reader
     * @param kinds of messages in which it may stand
     * @param samples by language
     */
    public record PlaceholderView(
            String written, String label, List<String> kinds, List<String> channels, Map<String, String> samples) {}

    static CopiesView of(Practice practice, LevelId level, LevelCopies copies, PayLinks links, Locale reader) {
        var messages = new CopyMessages(reader);
        Map<Language, Map<Placeholder, String>> samples = new EnumMap<>(Language.class);
        for (var language : Language.values()) {
            samples.put(language, Samples.of(language, practice, links));
        }
        return new CopiesView(
                CopyKey.all().stream().map(key -> text(level, key, copies)).toList(),
                Arrays.stream(Placeholder.values())
                        .map(each -> placeholder(each, messages.label(each), samples))
                        .toList());
    }

    static TextView text(LevelId level, CopyKey key, LevelCopies copies) {
        var copy = copies.of(level, key);
        return new TextView(
                key.topic().label(),
                key.channel().label(),
                key.language().code(),
                copy.subject(),
                copy.text(),
                from(level, key, copies),
                CopyVersion.of(copies.own(level, key)));
    }

    private static String from(LevelId level, CopyKey key, LevelCopies copies) {
        if (copies.own(level, key).isPresent()) {
            return "own";
        }
        return copies.own(copies.group(), key).isPresent() ? "group" : "default";
    }

    private static PlaceholderView placeholder(
            Placeholder placeholder, String label, Map<Language, Map<Placeholder, String>> samples) {
        var byLanguage = new TreeMap<String, String>();
        samples.forEach((language, values) -> byLanguage.put(language.code(), values.get(placeholder)));
        return new PlaceholderView(
                placeholder.written(),
                label,
                placeholder.topics().stream().map(Topic::label).toList(),
                Arrays.stream(Channel.values())
                        .filter(channel ->
                                placeholder.topics().stream().anyMatch(topic -> placeholder.allowedIn(topic, channel)))
                        .map(Channel::label)
                        .toList(),
                byLanguage);
    }
}
