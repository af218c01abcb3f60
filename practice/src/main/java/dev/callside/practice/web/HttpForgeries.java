package dev.callside.practice.web;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.OptionalLong;

/**
 * Refuses what is not signed as it should be, and sends away whoever goes on trying. What is well signed is never counted
 * here, and always looked at first: behind a proxy that is not named all have one address, and Stripe's and Twilio's words must not get lost.
 */
@Dependent
public class HttpForgeries {

    private final RateLimits limits;

    @Inject
    HttpForgeries(RateLimits limits) {
        this.limits = limits;
    }

    /**
     * With that status, or with 429. True as long as it is worth a line in the log.
     *
     * @param status what is wrong with it
     */
    public boolean refuse(HttpServletRequest request, HttpServletResponse response, int status) throws IOException {
        var wait = limits.forged(HttpAddress.asking(request));
        if (wait.isPresent()) {
            tooMany(response, wait);
        } else {
            response.sendError(status);
        }
        return wait.isEmpty();
    }

    /** Says after how many seconds it may be tried again. */
    public static void tooMany(HttpServletResponse response, OptionalLong wait) throws IOException {
        response.setHeader("Retry-After", String.valueOf(wait.orElseThrow()));
        response.sendError(CommonProblem.TOO_MANY_REQUESTS.status());
    }
}
