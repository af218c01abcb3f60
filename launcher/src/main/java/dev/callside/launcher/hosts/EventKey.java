package dev.callside.launcher.hosts;

import java.util.Base64;

/** The key of a host's call events, as <a href="https://www.standardwebhooks.com/">Standard Webhooks</a> writes it. */
final class EventKey {

    static final String WORDS = "must be whsec_ and at least 24 bytes in Base64, or whpk_ and an Ed25519 public key (32"
            + " bytes) in Base64";

    private static final String SECRET = "whsec_";
    private static final String PUBLIC = "whpk_";
    private static final int LEAST_SECRET = 24;
    private static final int ED25519 = 32;

    private EventKey() {}

    static boolean is(String text) {
        return text.startsWith(SECRET)
                ? bytes(text.substring(SECRET.length())) >= LEAST_SECRET
                : text.startsWith(PUBLIC) && bytes(text.substring(PUBLIC.length())) == ED25519;
    }

    /** Of what is no Base64: none. */
    private static int bytes(String base64) {
        try {
            return Base64.getDecoder().decode(base64).length;
        } catch (IllegalArgumentException e) {
            return 0;
        }
    }
}
