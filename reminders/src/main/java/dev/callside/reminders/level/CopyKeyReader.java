package dev.callside.reminders.level;

import dev.callside.credits.price.Channel;
import dev.callside.reminders.copy.CopyKey;
import dev.callside.reminders.copy.Language;
import dev.callside.reminders.copy.Topic;
import java.util.Arrays;
import java.util.Optional;

/** Reads which text is meant. */
final class CopyKeyReader {

    private CopyKeyReader() {}

    /** Empty if there is no such text; a language is written as its code only. */
    static Optional<CopyKey> read(String kind, String channel, String language) {
        if (kind == null || channel == null || language == null) {
            return Optional.empty();
        }
        var found = Arrays.stream(Language.values())
                .filter(each -> each.code().equals(language))
                .findFirst();
        return Topic.of(kind)
                .flatMap(topic -> Channel.of(channel)
                        .filter(topic.channels()::contains)
                        .flatMap(by -> found.map(in -> new CopyKey(topic, by, in))));
    }
}
