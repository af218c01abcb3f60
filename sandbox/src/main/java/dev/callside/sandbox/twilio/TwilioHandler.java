package dev.callside.sandbox.twilio;

import dev.callside.sandbox.Db;
import dev.callside.sandbox.WebAnswer;
import dev.callside.sandbox.WebRequest;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/** The whole stand-in behind one method, so that any HTTP server can carry it. Start reading here. */
final class TwilioHandler {

    private final TwilioFaults faults;
    private final TwilioFaultsApi faultsApi;
    private final MessagesApi messages;

    TwilioHandler(Db db, TwilioSettings settings, Clock clock) {
        this.faults = new TwilioFaults(db);
        this.faultsApi = new TwilioFaultsApi(db);
        this.messages = new MessagesApi(db, settings, clock);
    }

    WebAnswer handle(WebRequest request) {
        String path = request.path();
        if (path.equals("/faults") || path.startsWith("/faults/")) {
            return faultsApi.answer(request);
        }
        Optional<TwilioFault> fault = faults.takeForApi(request.method());
        Duration held = fault.map(f -> Duration.ofMillis(f.delayMillis())).orElse(Duration.ZERO);
        return struck(fault.map(TwilioFault::effect).orElse(""), request).heldBack(held);
    }

    /** What is lost is lost before or after it takes effect; there is no key by which Twilio would know a repetition. */
    private WebAnswer struck(String effect, WebRequest request) {
        return switch (effect) {
            case "down" -> TwilioError.unavailable().answer().dead();
            case "drop_before" -> TwilioError.broken().answer().cut();
            case "drop_after" -> messages.answer(request).cut();
            case "rate_limit_429" -> TwilioError.tooMany().answer();
            case "error_503" -> TwilioError.unavailable().answer();
            case "error_500_before" -> TwilioError.broken().answer();
            case "error_500_after" -> {
                messages.answer(request);
                yield TwilioError.broken().answer();
            }
            default -> messages.answer(request);
        };
    }
}
