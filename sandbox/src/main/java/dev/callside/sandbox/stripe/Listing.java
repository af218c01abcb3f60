package dev.callside.sandbox.stripe;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A page of a list, newest first.
 *
 * @param conditions SQL with one question mark each, and its value
 * @see <a href="https://docs.stripe.com/api/pagination">Pagination</a>
 */
record Listing(String kind, String account, Map<String, Object> conditions, boolean backwards, int limit) {

    private static final int LARGEST = 100;
    private static final int USUAL = 10;
    private static final Map<String, String> COMPARISONS = Map.of("gt", ">", "gte", ">=", "lt", "<", "lte", "<=");

    /** What every list takes. */
    static Shape shape() {
        Shape range = Shape.none();
        for (String bound : COMPARISONS.keySet()) {
            range = range.takes(bound, Kinds.integer());
        }
        Shape.Kind within = range.inside();
        return Shape.none()
                .takes("limit", Kinds.integer())
                .takes("starting_after", Kinds.text())
                .takes("ending_before", Kinds.text())
                .takes("expand", Kinds.list(Kinds.text()))
                .takes(
                        "created",
                        (raw, name) -> raw.isValueNode() ? Kinds.integer().read(raw, name) : within.read(raw, name));
    }

    static Listing of(String kind, Call call) {
        ObjectNode params = call.params();
        int limit = params.path("limit").asInt(USUAL);
        if (limit < 1 || limit > LARGEST) {
            throw new Refused(StripeError.invalid(
                    "parameter_invalid_integer",
                    "This value must be " + (limit < 1 ? "greater than or equal to 1." : "less than or equal to 100."),
                    "limit"));
        }
        Map<String, Object> conditions = new LinkedHashMap<>();
        created(params, conditions);
        boolean backwards = params.has("ending_before");
        String cursor = Json.text(params, backwards ? "ending_before" : "starting_after");
        if (!cursor.isEmpty()) {
            String param = backwards ? "ending_before" : "starting_after";
            call.objects().need(kind, call.account(), cursor, param);
            conditions.put(
                    "seq " + (backwards ? ">" : "<") + " (select seq from sandbox.stripe_objects where id = ?)",
                    cursor);
        }
        // one more than asked for tells whether there are more
        return new Listing(kind, call.account(), conditions, backwards, limit + 1);
    }

    private static void created(ObjectNode params, Map<String, Object> conditions) {
        String seconds = "floor(extract(epoch from created_at))::bigint ";
        if (params.path("created").isNumber()) {
            conditions.put(seconds + "= ?", params.path("created").asLong());
        } else {
            params.path("created")
                    .properties()
                    .forEach(bound -> conditions.put(
                            seconds + COMPARISONS.get(bound.getKey()) + " ?",
                            bound.getValue().asLong()));
        }
    }

    Listing where(String condition, Object value) {
        Map<String, Object> more = new LinkedHashMap<>(conditions);
        more.put(condition, value);
        return new Listing(kind, account, more, backwards, limit);
    }

    Reply reply(Call call, String url) {
        List<Thing> found = new ArrayList<>(call.objects().list(this));
        boolean more = found.size() == limit;
        if (more) {
            found.remove(found.size() - 1);
        }
        if (backwards) {
            Collections.reverse(found);
        }
        ObjectNode page = Json.object().put("object", "list");
        ArrayNode data = page.putArray("data");
        found.forEach(thing -> data.add(call.shown(thing)));
        return Reply.ok(page.put("has_more", more).put("url", url));
    }

    static long seconds(Instant instant) {
        return instant.getEpochSecond();
    }
}
