package dev.callside.launcher.settings;

import dev.callside.practice.web.TrustedProxies;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What a value has to look like; the words complete "must be …". */
record Check(String words, Predicate<String> holds) {

    private static final Pattern MAIL_ADDRESS =
            Pattern.compile("([^<>@]*<[^<>@\\s]+@[^<>@\\s]+>|[^<>@\\s]+@[^<>@\\s]+)");

    /** Without their currency they say nothing; {@link Rules} looks at both. */
    static final Check TIERS =
            new Check("bands of money without a gap (10.00-99.99=0.12, 100.00-499.99=0.10)", v -> true);

    static final Check ANY = new Check("text", value -> true);
    static final Check PORT = number(1, 65_535, "a port number from 1 to 65535");
    static final Check ORIGIN = new Check(
            "an http or https address without a slash at its end, a path or a query, in small letters and without the usual port",
            WebOrigin::isExact);
    static final Check WEB = new Check("an http or https address without a slash at its end or a query", Check::isBase);
    static final Check SCRIPT = new Check("an http or https address", Check::isWebAddress);
    static final Check JDBC = new Check(
            "a JDBC URL of PostgreSQL (jdbc:postgresql://host:port/name)", v -> v.startsWith("jdbc:postgresql://"));
    static final Check DURATION = new Check("an ISO 8601 duration such as PT30M", Check::isDuration);
    static final Check PAUSE = new Check("an ISO 8601 duration of a minute or more such as PT15M", Check::isPause);
    static final Check ORIGINS = new Check(
            "http or https addresses without a slash at their end, separated by commas",
            v -> Stream.of(v.split(",", -1)).map(String::strip).allMatch(Check::isBase));
    static final Check NETWORKS = new Check(
            "addresses or networks (10.0.0.0/8, 192.0.2.7, 2001:db8::/32), separated by commas",
            v -> TrustedProxies.of(v).isPresent());
    static final Check MAILBOX = new Check(
            "a mail address, with or without a name (Callside <receipts@example.org>)",
            v -> MAIL_ADDRESS.matcher(v).matches());
    static final Check PHONE =
            new Check("a phone number with its country code (+61491578888)", v -> v.matches("\\+[1-9][0-9]{4,14}"));
    static final Check ID = new Check("a UUID", Check::isUuid);
    static final Check SWITCH = oneOf("true", "false");

    static Check oneOf(String... values) {
        return new Check("one of " + String.join(", ", values), Set.of(values)::contains);
    }

    static Check startsWith(String... beginnings) {
        return new Check("a value that begins with " + String.join(" or ", beginnings), value -> {
            for (String beginning : beginnings) {
                if (value.startsWith(beginning)) {
                    return true;
                }
            }
            return false;
        });
    }

    static Check eachStartsWith(String beginning) {
        Check one = startsWith(beginning);
        return new Check("values that begin with " + beginning + ", separated by commas", value -> {
            for (String part : value.split(",", -1)) {
                if (!one.holds.test(part.strip())) {
                    return false;
                }
            }
            return true;
        });
    }

    static Check atLeast(int characters) {
        return new Check("at least " + characters + " characters long", value -> value.length() >= characters);
    }

    static Check number(int from, int to) {
        return number(from, to, "a whole number from " + from + " to " + to);
    }

    private static Check number(int from, int to, String words) {
        return new Check(words, value -> value.matches("[0-9]{1,9}") && within(from, to, Integer.parseInt(value)));
    }

    private static boolean within(int from, int to, int value) {
        return from <= value && value <= to;
    }

    /** To be followed by a path. */
    private static boolean isBase(String value) {
        return isWebAddress(value) && !value.endsWith("/") && !value.contains("?") && !value.contains("#");
    }

    private static boolean isWebAddress(String value) {
        try {
            URI uri = new URI(value);
            return ("http".equals(uri.getScheme()) || "https".equals(uri.getScheme())) && uri.getHost() != null;
        } catch (URISyntaxException e) {
            return false;
        }
    }

    private static boolean isDuration(String value) {
        try {
            return !Duration.parse(value).isNegative();
        } catch (DateTimeParseException e) {
            return false;
        }
    }

    private static boolean isPause(String value) {
        return isDuration(value) && Duration.parse(value).compareTo(Duration.ofMinutes(1)) >= 0;
    }

    private static boolean isUuid(String value) {
        try {
            return UUID.fromString(value).toString().equalsIgnoreCase(value);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
