package dev.callside.payments.purchase;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.callside.plugin.PracticeId;
import dev.callside.practice.crypto.Signer;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Links in mails that let a person complete one purchase that the bank has stopped. The token stands in the address's
 * fragment, which browsers keep to themselves, and is signed for this purpose alone.
 */
@Dependent
public class CompleteLinks {

    private static final String PURPOSE = "complete|";
    private static final String SEPARATOR = " ";

    private final Signer signer;
    private final String publicUrl;

    @Inject
    public CompleteLinks(Signer signer, @ConfigProperty(name = "callside.public-url") String publicUrl) {
        this.signer = signer;
        this.publicUrl = publicUrl;
    }

    /** What a token is for. */
    record Link(PracticeId practice, PurchaseId purchase, Instant until) {}

    String url(Purchase purchase) {
        return publicUrl + "/pay/complete#" + token(purchase);
    }

    String token(Purchase purchase) {
        var until = purchase.createdAt().plus(PurchaseRules.TO_COMPLETE).getEpochSecond();
        var text = purchase.practice() + SEPARATOR + purchase.id() + SEPARATOR + until;
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(UTF_8)) + "."
                + signer.sign(PURPOSE + text);
    }

    /** Empty for what we have not signed. Whether it has run out is for the caller to say. */
    Optional<Link> read(String token) {
        var dot = token == null ? -1 : token.indexOf('.');
        if (dot < 0) {
            return Optional.empty();
        }
        try {
            var text = new String(Base64.getUrlDecoder().decode(token.substring(0, dot)), UTF_8);
            return signer.verify(PURPOSE + text, token.substring(dot + 1)) ? Optional.of(link(text)) : Optional.empty();
        } catch (IllegalArgumentException e) {
            // What is no base64 is no link of ours.
            return Optional.empty();
        }
    }

    private static Link link(String signed) {
        var parts = signed.split(SEPARATOR, -1);
        return new Link(
                new PracticeId(UUID.fromString(parts[0])),
                new PurchaseId(UUID.fromString(parts[1])),
                Instant.ofEpochSecond(Long.parseLong(parts[2])));
    }
}
