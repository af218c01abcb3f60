package dev.callside.reminders.copy;

import dev.callside.credits.price.Channel;
import dev.callside.reminders.settings.Kind;
import java.util.ArrayList;
import java.util.List;

/** Which text: there is one for each topic, way to send it and language. */
public record CopyKey(Topic topic, Channel channel, Language language) {

    public CopyKey {
        if (!topic.channels().contains(channel)) {
            throw new IllegalArgumentException("nothing about " + topic + " is sent by " + channel);
        }
    }

    /** Of a message to a client. */
    public CopyKey(Kind kind, Channel channel, Language language) {
        this(Topic.of(kind), channel, language);
    }

    /** All that there are, by topic. */
    public static List<CopyKey> all() {
        var all = new ArrayList<CopyKey>();
        for (var topic : Topic.values()) {
            for (var channel : topic.channels()) {
                for (var language : Language.values()) {
                    all.add(new CopyKey(topic, channel, language));
                }
            }
        }
        return all;
    }
}
