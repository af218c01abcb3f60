package dev.callside.reminders.copy;

import dev.callside.credits.level.AlertKind;
import dev.callside.credits.price.Channel;
import dev.callside.reminders.settings.Kind;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * What a text is about: a message of a {@link Kind} to clients, or an alert to whoever looks after the credits. An alert is
 * no kind of message: it has no appointment, no rules and no price, and {@code credits} sends it.
 */
public enum Topic {
    BOOKED(Kind.BOOKED),
    CHANGED(Kind.CHANGED),
    CANCELLED(Kind.CANCELLED),
    BEFORE(Kind.BEFORE),
    AFTER(Kind.AFTER),
    NO_SHOW(Kind.NO_SHOW),
    UNPAID(Kind.UNPAID),
    LOW_BALANCE(AlertKind.LOW_BALANCE),
    NO_CREDIT(AlertKind.NO_CREDIT);

    private final Optional<Kind> kind;
    private final Optional<AlertKind> alert;

    Topic(Kind kind) {
        this.kind = Optional.of(kind);
        this.alert = Optional.empty();
    }

    Topic(AlertKind alert) {
        this.kind = Optional.empty();
        this.alert = Optional.of(alert);
    }

    public static Topic of(Kind kind) {
        return Arrays.stream(values())
                .filter(topic -> topic.kind.equals(Optional.of(kind)))
                .findFirst()
                .orElseThrow();
    }

    public static Topic of(AlertKind alert) {
        return Arrays.stream(values())
                .filter(topic -> topic.alert.equals(Optional.of(alert)))
                .findFirst()
                .orElseThrow();
    }

    public static Optional<Topic> of(String label) {
        return Arrays.stream(values())
                .filter(topic -> topic.label().equals(label))
                .findFirst();
    }

    static Set<Topic> toClients() {
        var topics = EnumSet.allOf(Topic.class);
        topics.removeIf(topic -> topic.alert.isPresent());
        return topics;
    }

    public String label() {
        return kind.map(Kind::label).orElseGet(() -> alert.orElseThrow().label());
    }

    /** Present if it is no message to a client. */
    public Optional<AlertKind> alert() {
        return alert;
    }

    /** By which it can be sent. */
    public List<Channel> channels() {
        return alert.isPresent() ? List.of(Channel.ALERTS) : List.of(Channel.values());
    }

    /** As keys of texts have it. */
    String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
