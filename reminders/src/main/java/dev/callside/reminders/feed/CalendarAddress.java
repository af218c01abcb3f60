package dev.callside.reminders.feed;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Where a calendar is. Such addresses are mostly secret: whoever knows one sees the calendar. So it is written nowhere but where
 * it is kept, and {@link #shortened} for people.
 */
record CalendarAddress(URI uri) {

    static final int LONGEST = 2_000;
    private static final int SHOWN = 4;
    private static final int SHORT = 16;
    private static final int HTTPS = 443;
    private static final int HTTP = 80;

    /** Why what was typed is no address that can be read. */
    enum Refusal {
        NEEDED,
        TOO_LONG,
        MALFORMED,
        NOT_HTTPS,
        /** With a name and password in it, which browsers no longer take either. */
        CREDENTIALS
    }

    /** An address, or why there is none. */
    record Typed(CalendarAddress address, Refusal refusal) {}

    /** Origins that are trusted by configuration, also without TLS and within a private network. */
    record Trusted(Set<String> origins) {

        static Trusted of(String commaSeparated) {
            return new Trusted(Arrays.stream(commaSeparated.split(",", -1))
                    .map(String::strip)
                    .filter(text -> !text.isEmpty())
                    .map(text -> origin(URI.create(text)))
                    .collect(Collectors.toUnmodifiableSet()));
        }

        boolean has(URI uri) {
            return origins.contains(origin(uri));
        }
    }

    /** {@code webcal:} is what calendars call https. */
    static Typed typed(String text, Trusted trusted) {
        var typed = text == null ? "" : text.strip();
        if (typed.isEmpty()) {
            return new Typed(null, Refusal.NEEDED);
        }
        if (typed.length() > LONGEST) {
            return new Typed(null, Refusal.TOO_LONG);
        }
        try {
            var uri = new URI(typed.replaceFirst("(?i)^webcals?://", "https://").replaceFirst("#.*$", ""));
            var refusal = refusal(uri, trusted);
            return refusal == null ? new Typed(new CalendarAddress(uri), null) : new Typed(null, refusal);
        } catch (URISyntaxException e) {
            return new Typed(null, Refusal.MALFORMED);
        }
    }

    private static Refusal refusal(URI uri, Trusted trusted) {
        if (uri.getHost() == null || !uri.toString().chars().allMatch(c -> c > ' ' && c < 127)) {
            return Refusal.MALFORMED;
        }
        if (uri.getRawUserInfo() != null) {
            return Refusal.CREDENTIALS;
        }
        return readable(uri, trusted) ? null : Refusal.NOT_HTTPS;
    }

    /** Whether it is read at all, wherever its host is; asked again wherever a server sends us on to. */
    static boolean readable(URI uri, Trusted trusted) {
        return uri.getHost() != null
                && uri.getRawUserInfo() == null
                && ("https".equalsIgnoreCase(uri.getScheme()) || trusted.has(uri));
    }

    private static String origin(URI uri) {
        var scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
        var port = uri.getPort() >= 0 ? uri.getPort() : scheme.equals("https") ? HTTPS : HTTP;
        return scheme + "://" + String.valueOf(uri.getHost()).toLowerCase(Locale.ROOT) + ":" + port;
    }

    /** By which a person knows it again, and nobody can read it: {@code calendar.example/…4f2c}. */
    String shortened() {
        var whole = uri.toString();
        var rest = String.valueOf(uri.getRawPath()) + String.valueOf(uri.getRawQuery());
        return uri.getHost() + "/…" + (rest.length() < SHORT ? "" : whole.substring(whole.length() - SHOWN));
    }

    /** Never the address itself, wherever somebody may write it. */
    @Override
    public String toString() {
        return shortened();
    }
}
