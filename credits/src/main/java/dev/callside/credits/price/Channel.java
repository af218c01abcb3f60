package dev.callside.credits.price;

import java.util.Locale;
import java.util.Optional;

/** How a message reaches somebody. */
public enum Channel {
    /** Priced by the part. */
    SMS,
    /** Priced by the mail; may cost nothing. */
    EMAIL;

    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Channel> of(String label) {
        for (var channel : values()) {
            if (channel.label().equals(label)) {
                return Optional.of(channel);
            }
        }
        return Optional.empty();
    }
}
