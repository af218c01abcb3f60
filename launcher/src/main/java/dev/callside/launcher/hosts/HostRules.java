package dev.callside.launcher.hosts;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.callside.practice.text.Spelling;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What has to hold of a registration; each broken rule is a sentence that begins with the member. */
final class HostRules {

    private static final List<String> NEEDED =
            List.of("id", "name", "issuer", "clientId", "messageOrigins", "frameAncestors", "eventKey");
    private static final List<String> KNOWN = Stream.concat(
                    NEEDED.stream(), Stream.of("jwksUri", "jwks", "adapter", "practices"))
            .toList();
    private static final Pattern ID = Pattern.compile("[a-z0-9-]{1,40}");

    private final ObjectNode host;
    private final List<String> broken = new ArrayList<>();

    private HostRules(ObjectNode host) {
        this.host = host;
    }

    static List<String> broken(ObjectNode host, Predicate<String> adapter) {
        var rules = new HostRules(host);
        rules.members();
        rules.text("id", id -> ID.matcher(id).matches(), "must be 1 to 40 of a-z, 0-9 and -");
        rules.text("name", any -> true, "");
        rules.text("clientId", any -> true, "");
        rules.text("issuer", WebAddress::is, WebAddress.WORDS);
        rules.text("jwksUri", WebAddress::is, WebAddress.WORDS);
        rules.text("eventKey", EventKey::is, EventKey.WORDS);
        rules.text(
                "adapter",
                adapter,
                "is no adapter here: there is callside, and what JARs in the folder of" + " callside.adapters bring");
        rules.keys();
        rules.origins("messageOrigins");
        rules.origins("frameAncestors");
        rules.practices();
        return rules.broken;
    }

    private void members() {
        host.fieldNames().forEachRemaining(name -> {
            if (!KNOWN.contains(name)) {
                say(name, "is no member of a registration; the nearest is " + nearest(name));
            }
        });
        NEEDED.stream().filter(name -> !host.has(name)).forEach(name -> say(name, "is missing"));
        if (!host.has("jwksUri") && !host.has("jwks")) {
            say("jwksUri", "is missing: the address of the host's public keys, or the keys themselves as jwks");
        }
    }

    private static String nearest(String typed) {
        return KNOWN.stream()
                .min(Comparator.comparingInt(known -> Spelling.distance(typed, known)))
                .orElseThrow();
    }

    private void text(String member, Predicate<String> holds, String words) {
        if (!host.has(member)) {
            return;
        }
        String value = host.path(member).textValue();
        if (value == null || value.isBlank()) {
            say(member, "must be a text");
        } else if (!holds.test(value)) {
            // The event key is a secret, and a terminal keeps what it has shown.
            say(member, words + (member.equals("eventKey") ? "" : ", not '" + value + "'"));
        }
    }

    private void keys() {
        if (!host.has("jwks")) {
            return;
        }
        PublicKeys.broken(host.path("jwks")).forEach(what -> say("jwks", what));
    }

    private void origins(String member) {
        if (!host.has(member)) {
            return;
        }
        JsonNode list = host.path(member);
        if (!list.isArray() || list.isEmpty()) {
            say(member, "must be a list of origins such as [\"https://call.example\"]");
            return;
        }
        Set<String> seen = new HashSet<>();
        list.forEach(origin -> {
            if (!WebAddress.isOrigin(origin.asText())) {
                say(member, WebAddress.ORIGIN_WORDS + ", not '" + origin.asText() + "'");
            } else if (!seen.add(origin.asText())) {
                say(member, "has '" + origin.asText() + "' twice");
            }
        });
    }

    private void practices() {
        if (!host.has("practices")) {
            return;
        }
        if (!host.path("practices").isArray()) {
            say("practices", "must be a list of ids of practices");
            return;
        }
        Set<String> seen = new HashSet<>();
        host.path("practices").forEach(id -> {
            if (!isUuid(id.asText())) {
                say("practices", "must be ids of practices, not '" + id.asText() + "'");
            } else if (!seen.add(id.asText())) {
                say("practices", "has " + id.asText() + " twice");
            }
        });
    }

    private static boolean isUuid(String text) {
        try {
            return UUID.fromString(text).toString().equalsIgnoreCase(text);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private void say(String member, String what) {
        broken.add(member + " " + what);
    }
}
