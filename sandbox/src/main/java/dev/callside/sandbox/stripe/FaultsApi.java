package dev.callside.sandbox.stripe;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.callside.sandbox.Db;
import dev.callside.sandbox.DbException;
import dev.callside.sandbox.WebAnswer;
import dev.callside.sandbox.WebRequest;
import java.util.Map;

/** Faults over HTTP, for tests that run in another process: {@code GET}, {@code POST}, {@code DELETE /stripe/faults}. */
final class FaultsApi {

    private static final String BROKEN_RULE = "23";

    private final StripeFaults faults;

    FaultsApi(Db db) {
        this.faults = new StripeFaults(db);
    }

    WebAnswer answer(WebRequest request) {
        return switch (request.method()) {
            case "GET" -> list(200);
            case "POST" -> add(request);
            case "DELETE" -> clear(request);
            default -> json(405, Json.object().put("error", "GET, POST or DELETE"));
        };
    }

    private WebAnswer add(WebRequest request) {
        // JSON from another origin would need a preflight, which nobody answers: no page can break this by itself
        if (!request.header("Content-Type").startsWith("application/json")) {
            return json(415, Json.object().put("error", "application/json is needed"));
        }
        try {
            faults.add(Json.parse(request.body()));
            return list(201);
        } catch (IllegalArgumentException e) {
            return json(400, Json.object().put("error", e.getMessage()));
        } catch (DbException e) {
            if (e.sqlState().startsWith(BROKEN_RULE)) {
                return json(400, Json.object().put("error", "no such fault: see the table sandbox.faults"));
            }
            throw e;
        }
    }

    private WebAnswer clear(WebRequest request) {
        String id = request.path().substring("/faults".length()).replace("/", "");
        if (id.isEmpty()) {
            faults.clear();
        } else if (id.matches("\\d{1,18}")) {
            faults.clear(Long.parseLong(id));
        } else {
            return json(404, Json.object().put("error", "no fault " + id));
        }
        return list(200);
    }

    private WebAnswer list(int status) {
        ArrayNode all = Json.array();
        faults.all().forEach(fault -> all.add(fault.json()));
        return json(status, Json.object().set("faults", all));
    }

    private static WebAnswer json(int status, ObjectNode body) {
        return WebAnswer.of(
                status, Map.of("Content-Type", "application/json", "Cache-Control", "no-store"), Json.pretty(body));
    }
}
