package dev.callside.sandbox.twilio;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.callside.sandbox.Db;
import dev.callside.sandbox.DbException;
import dev.callside.sandbox.Http;
import dev.callside.sandbox.WebAnswer;
import dev.callside.sandbox.WebRequest;
import java.util.Optional;

/**
 * Faults over HTTP, for the control page and for tests in other processes: {@code GET}, {@code POST}, {@code DELETE
 * /twilio/faults}, and {@code DELETE /twilio/faults/1}. The list also names the numbers whose messages go wrong by
 * themselves.
 */
final class TwilioFaultsApi {

    private static final String BROKEN_RULE = "23";

    private final TwilioFaults faults;

    TwilioFaultsApi(Db db) {
        this.faults = new TwilioFaults(db);
    }

    WebAnswer answer(WebRequest request) {
        return switch (request.method()) {
            case "GET" -> list(200);
            case "POST" -> add(request);
            case "DELETE" -> clear(request.path().substring("/faults".length()).replace("/", ""));
            default -> refused(405, "GET, POST or DELETE");
        };
    }

    private WebAnswer add(WebRequest request) {
        Optional<ObjectNode> fault = Http.object(request.body());
        if (fault.isEmpty()) {
            return refused(400, "not a JSON object");
        }
        try {
            faults.add(fault.get());
            return list(201);
        } catch (DbException e) {
            if (e.sqlState().startsWith(BROKEN_RULE)) {
                return refused(400, "no such fault: see the table sandbox.twilio_faults");
            }
            throw e;
        }
    }

    private WebAnswer clear(String id) {
        if (id.isEmpty()) {
            faults.clear();
        } else if (id.matches("\\d{1,18}")) {
            faults.clear(Long.parseLong(id));
        } else {
            return refused(404, "no fault " + id);
        }
        return list(200);
    }

    private WebAnswer list(int status) {
        ObjectNode body = Http.object();
        ArrayNode all = body.putArray("faults");
        faults.all().forEach(fault -> all.add(fault.json()));
        ObjectNode numbers = body.putObject("numbers");
        Fate.bad().forEach(fate -> numbers.put(fate.label(), fate.number()));
        return WebAnswer.json(status, body);
    }

    private static WebAnswer refused(int status, String why) {
        return WebAnswer.json(status, Http.object().put("error", why));
    }
}
