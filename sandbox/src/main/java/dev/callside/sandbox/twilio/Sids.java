package dev.callside.sandbox.twilio;

import java.util.UUID;

/** Names that look like Twilio's: two letters for the kind, then 32 hexadecimal digits. */
final class Sids {

    private Sids() {}

    static String next(String kind) {
        return kind + UUID.randomUUID().toString().replace("-", "");
    }
}
