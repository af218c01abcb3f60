package dev.callside.practice.client;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** By what a client agrees to be written to, or not. */
public enum ConsentChannel {
    /** And by whatever else reaches their phone. */
    SMS,
    EMAIL;

    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<ConsentChannel> of(String label) {
        return Arrays.stream(values())
                .filter(channel -> channel.label().equals(label))
                .findFirst();
    }
}
