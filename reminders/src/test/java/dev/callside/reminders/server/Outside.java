package dev.callside.reminders.server;

import dev.callside.practice.testing.server.MicroServer;
import java.util.Map;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** What the server finds around it; at Twilio's address nobody listens. Stands before Arquillian's own extension. */
public final class Outside implements BeforeAllCallback {

    static final String PUBLIC_URL = "http://127.0.0.1:8080";
    static final String TWILIO_TOKEN = "the token of the account";

    @Override
    public void beforeAll(ExtensionContext context) {
        MicroServer.prepare(Map.of(
                "callside.calendars.interval", "PT15M",
                "callside.public-url", PUBLIC_URL,
                "callside.twilio.account-sid", "AC00000000000000000000000000000001",
                "callside.twilio.auth-token", TWILIO_TOKEN,
                "callside.twilio.sender", "+15005550006",
                "callside.twilio.api-base", "http://127.0.0.1:1",
                "callside.twilio.parts-per-second", "10"));
    }
}
