package dev.callside.sandbox.stripe;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Who calls, told by the key: the platform's server, or a browser that only knows the publishable key. */
enum Caller {
    SERVER,
    BROWSER;

    /**
     * The caller behind {@code Authorization: Bearer …} or HTTP Basic with the key as user.
     *
     * @see <a href="https://docs.stripe.com/api/authentication">Authentication</a>
     */
    static Caller of(String authorization, StripeSettings settings) {
        String key = key(authorization);
        if (key.isEmpty()) {
            throw new Refused(
                    StripeError.unauthorized("You did not provide an API key. You need to provide your API key"
                            + " in the Authorization header, using Bearer auth (e.g. 'Authorization: Bearer"
                            + " YOUR_SECRET_KEY'). See https://stripe.com/docs/api#authentication for details."));
        }
        if (key.contains("_live_")) {
            throw new Refused(StripeError.unauthorized("This is a sandbox: it takes no live keys. Remove the live key"
                    + " from the configuration of this installation."));
        }
        if (key.equals(settings.secretKey())) {
            return SERVER;
        }
        if (key.equals(settings.publishableKey())) {
            return BROWSER;
        }
        throw new Refused(StripeError.unauthorized("Invalid API Key provided: " + hidden(key)));
    }

    private static String key(String authorization) {
        if (authorization.startsWith("Bearer ")) {
            return authorization.substring("Bearer ".length()).strip();
        }
        if (authorization.startsWith("Basic ")) {
            return user(authorization.substring("Basic ".length()).strip());
        }
        return "";
    }

    private static String user(String encoded) {
        try {
            String pair = new String(Base64.getDecoder().decode(encoded), StandardCharsets.UTF_8);
            return pair.substring(0, pair.indexOf(':') < 0 ? pair.length() : pair.indexOf(':'));
        } catch (IllegalArgumentException e) {
            throw new Refused(StripeError.unauthorized("Invalid Basic authorization: " + e.getMessage()));
        }
    }

    static String hidden(String key) {
        return key.length() <= 12 ? "***" : key.substring(0, 8) + "***" + key.substring(key.length() - 4);
    }
}
