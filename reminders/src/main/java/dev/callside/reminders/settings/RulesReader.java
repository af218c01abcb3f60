package dev.callside.reminders.settings;

import dev.callside.credits.price.Channel;
import dev.callside.reminders.settings.PreferencesAsked.RuleAsked;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads rules. What it can't read it refuses and leaves out. */
final class RulesReader {

    /** What a client would receive at the same moment, but on two days of the year. */
    private record Moment(Kind kind, long length) {}

    private final List<Refusal> refusals;
    private final Set<Moment> taken = new HashSet<>();

    RulesReader(List<Refusal> refusals) {
        this.refusals = refusals;
    }

    List<Rule> read(List<RuleAsked> asked) {
        var rules = new ArrayList<Rule>();
        if (asked == null) {
            refuse("rules", RefusalCode.NEEDED);
        } else if (asked.size() > Preferences.MOST_RULES) {
            refuse("rules", RefusalCode.TOO_MANY);
        } else {
            for (int i = 0; i < asked.size(); i++) {
                rule("rules[" + i + "]", asked.get(i)).ifPresent(rules::add);
            }
        }
        return rules;
    }

    private Optional<Rule> rule(String field, RuleAsked asked) {
        if (asked == null) {
            return refuse(field, RefusalCode.NEEDED);
        }
        var before = refusals.size();
        var kind = kind(field + ".kind", asked.kind());
        var offset = kind.flatMap(found -> offset(field + ".offset", found, asked.offset()));
        var channels = channels(field + ".channels", asked.channels());
        if (refusals.size() > before) {
            return Optional.empty();
        }
        var rule = new Rule(kind.orElseThrow(), offset, channels);
        if (taken.add(new Moment(rule.kind(), offset.map(Offset::length).orElse(0L)))) {
            return Optional.of(rule);
        }
        return refuse(field + (rule.kind().counted() ? ".offset" : ".kind"), RefusalCode.DUPLICATE);
    }

    private Optional<Kind> kind(String field, String label) {
        if (label == null) {
            return refuse(field, RefusalCode.NEEDED);
        }
        var kind = Kind.of(label);
        return kind.isPresent() ? kind : refuse(field, RefusalCode.UNKNOWN);
    }

    private Optional<Offset> offset(String field, Kind kind, String text) {
        if (!kind.counted()) {
            return text == null ? Optional.empty() : refuse(field, RefusalCode.NOT_TAKEN);
        }
        if (text == null) {
            return refuse(field, RefusalCode.NEEDED);
        }
        var offset = Offset.of(text);
        if (offset.isPresent()) {
            return offset;
        }
        return refuse(field, Offset.written(text) ? RefusalCode.OUT_OF_RANGE : RefusalCode.MALFORMED);
    }

    private Set<Channel> channels(String field, List<String> labels) {
        var channels = EnumSet.noneOf(Channel.class);
        if (labels == null || labels.isEmpty()) {
            refuse(field, RefusalCode.NEEDED);
            return channels;
        }
        for (int i = 0; i < labels.size(); i++) {
            var channel = Channel.of(labels.get(i));
            if (channel.isEmpty()) {
                refuse(field + "[" + i + "]", RefusalCode.UNKNOWN);
            }
            channel.ifPresent(channels::add);
        }
        return channels;
    }

    private <T> Optional<T> refuse(String field, RefusalCode code) {
        refusals.add(new Refusal(field, code));
        return Optional.empty();
    }
}
