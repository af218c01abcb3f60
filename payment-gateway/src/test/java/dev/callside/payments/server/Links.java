package dev.callside.payments.server;

import dev.callside.plugin.PracticeId;
import dev.callside.practice.crypto.Signer;
import dev.callside.practice.pay.PayLinks;
import java.time.Instant;
import java.util.UUID;

/** Tokens of links, signed as the server under test signs them. */
final class Links {

    private static final PayLinks SIGNED =
            new PayLinks(new Signer("a secret of more than thirty-two characters"), "http://callside.test");

    private Links() {}

    static String token(UUID practice, String request, String until) {
        return SIGNED.token(
                new PayLinks.Link(new PracticeId(practice), UUID.fromString(request), Instant.parse(until)));
    }
}
