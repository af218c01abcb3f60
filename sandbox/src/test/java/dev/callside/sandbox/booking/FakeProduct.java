package dev.callside.sandbox.booking;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.callside.sandbox.Http;
import dev.callside.sandbox.host.AppCalls.Answer;
import java.io.IOException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Callside's API for appointments in memory, as far as a practice system needs it. */
final class FakeProduct implements Product {

    static final ZoneId MELBOURNE = ZoneId.of("Australia/Melbourne");

    /** What was kept, by its path. */
    final Map<String, ObjectNode> appointments = new HashMap<>();

    final List<String> asked = new ArrayList<>();
    boolean silent;
    /** Of every PUT, while it is not 200. */
    int refusal = 200;

    @Override
    public ZoneId zone() throws IOException {
        if (silent) {
            throw new IOException("no answer");
        }
        return MELBOURNE;
    }

    @Override
    public synchronized Answer call(String method, String path, String body) throws IOException {
        zone();
        asked.add(method + " " + path);
        if (method.equals("GET")) {
            return Optional.ofNullable(appointments.get(path))
                    .map(found -> new Answer(200, found))
                    .orElseGet(() -> new Answer(404, Http.object()));
        }
        if (refusal != 200) {
            return new Answer(refusal, Http.object().put("detail", "Not like that."));
        }
        ObjectNode kept = Http.object(body).orElseThrow();
        kept.put("answer", "none");
        kept.putArray("messages")
                .addObject()
                .put("rule", "before:P1D")
                .put("channel", "sms")
                .put("state", kept.path("status").asText().equals("cancelled") ? "cancelled" : "scheduled")
                .put("due", kept.path("start").asText());
        appointments.put(path, kept);
        return new Answer(200, kept);
    }

    /** Whatever was booked last, or only, is answered. */
    void answered(String how) {
        appointments.values().forEach(each -> each.put("answer", how));
    }
}
