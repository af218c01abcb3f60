package dev.callside.launcher.hosts;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.callside.launcher.settings.ExitCode;
import dev.callside.launcher.settings.Failure;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;

/**
 * A registration that can work: everything about it that can be known beforehand is right. It replaces one by which
 * calls are running, so that a mistake in it would end them.
 */
public final class HostFile {

    private static final ObjectMapper JSON = new ObjectMapper()
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private final ObjectNode host;

    private HostFile(ObjectNode host) {
        this.host = host;
    }

    /**
     * Reads it; a {@link Failure} names everything that is wrong at once.
     *
     * @param adapter whether there is an adapter of that name
     */
    public static HostFile read(String text, Predicate<String> adapter) {
        JsonNode root = parsed(text);
        if (!(root instanceof ObjectNode host)) {
            throw new Failure(ExitCode.REFUSED, "A registration is a JSON object: {\"id\": …}");
        }
        List<String> broken = HostRules.broken(host, adapter);
        if (!broken.isEmpty()) {
            throw new Failure(ExitCode.REFUSED, String.join(System.lineSeparator(), broken));
        }
        return new HostFile(host);
    }

    private static JsonNode parsed(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new Failure(ExitCode.REFUSED, "The registration is not JSON: " + e.getOriginalMessage() + line(e), e);
        }
    }

    private static String line(JsonProcessingException e) {
        return e.getLocation() == null ? "" : " (line " + e.getLocation().getLineNr() + ")";
    }

    public String id() {
        return host.path("id").textValue();
    }

    /** Those that it may launch for; empty where the file leaves that as it is. */
    public Optional<List<UUID>> practices() {
        if (!host.has("practices")) {
            return Optional.empty();
        }
        List<UUID> practices = new ArrayList<>();
        host.path("practices").forEach(id -> practices.add(UUID.fromString(id.textValue())));
        return Optional.of(practices);
    }

    /** As the database takes it. */
    public String json() {
        return host.toString();
    }
}
