package dev.callside.sandbox.stripe;

import dev.callside.sandbox.Db;
import dev.callside.sandbox.WebAnswer;
import dev.callside.sandbox.WebRequest;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;

/** Lets the fault that matches a request strike it, before or after it takes effect. */
final class Faulty {

    private final StripeFaults faults;

    Faulty(Db db) {
        this.faults = new StripeFaults(db);
    }

    /**
     * The answer as the caller gets it.
     *
     * @param refuse gives the answer to a request that is not let through
     * @param call takes effect; it is given the fault's name, because a server error has to be remembered with its key
     */
    WebAnswer answer(WebRequest request, Function<StripeError, WebAnswer> refuse, Function<String, WebAnswer> call) {
        Optional<Fault> fault = faults.takeForApi(request.method(), request.path());
        String effect = fault.map(Fault::effect).orElse("");
        Duration held = fault.map(f -> Duration.ofMillis(f.delayMillis())).orElse(Duration.ZERO);
        WebAnswer answer = switch (effect) {
            case "drop_before" -> refuse.apply(StripeError.broken()).cut();
            case "drop_after" -> call.apply(effect).cut();
            case "rate_limit_429" -> refuse.apply(StripeError.rateLimited());
            case "conflict_409" -> refuse.apply(StripeError.keyInUse(request.header("Idempotency-Key")));
            default -> call.apply(effect);
        };
        return answer.heldBack(held);
    }
}
