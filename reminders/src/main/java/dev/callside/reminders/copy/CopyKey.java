package dev.callside.reminders.copy;

import dev.callside.credits.price.Channel;
import dev.callside.reminders.settings.Kind;
import java.util.ArrayList;
import java.util.List;

/** Which text: there is one for each kind of message, way to send it and language. */
public record CopyKey(Kind kind, Channel channel, Language language) {

    /** All that there are, by kind. */
    public static List<CopyKey> all() {
        var all = new ArrayList<CopyKey>();
        for (var kind : Kind.values()) {
            for (var channel : Channel.values()) {
                for (var language : Language.values()) {
                    all.add(new CopyKey(kind, channel, language));
                }
            }
        }
        return all;
    }
}
