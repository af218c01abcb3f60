package dev.callside.practice.pay;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.callside.plugin.PracticeId;
import dev.callside.practice.crypto.Signer;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Links that let whoever holds one see and pay one request, and nothing else. The token stands in the address's fragment,
 * which browsers keep to themselves. It is made of what {@code practice.pay_links} says and of nothing else, so that
 * whoever sends a link on writes the same one without its having been kept. It is short, because an SMS costs by its
 * length: 36 bytes, and half of their HMAC, which <a href="https://www.rfc-editor.org/rfc/rfc2104#section-5">is
 * enough</a>.
 */
@Dependent
public class PayLinks {

    private static final String PURPOSE = "pay|";
    private static final int SIGNED_BYTES = 2 * 2 * Long.BYTES + Integer.BYTES;
    /** Without padding: three bytes are four letters. */
    private static final int SIGNED_LETTERS = SIGNED_BYTES / 3 * 4;
    /** Of Base64: 132 bits. */
    private static final int SIGNATURE_LETTERS = 22;

    private static final String PAGE = "/pay/link#";
    /** Nobody has signed it. */
    private static final String SAMPLE = "U8JZpDE0iGXlD6gNCFbaEPFjbD0kH8Oool8DklZDOCj2ISaJiHkTj0rLGlkoMXGjtEkDnN";

    private final Signer signer;
    private final String publicUrl;

    @Inject
    public PayLinks(Signer signer, @ConfigProperty(name = "callside.public-url") String publicUrl) {
        this.signer = signer;
        this.publicUrl = publicUrl;
    }

    /**
     * What a token is for.
     *
     * @param request its id with payments
     * @param until the end of the time in which it can be paid; of whole seconds
     */
    public record Link(PracticeId practice, UUID request, Instant until) {}

    /** The address to send to whoever is to pay. */
    public String url(Link link) {
        return publicUrl + PAGE + token(link);
    }

    /** An address as long as any of {@link #url}, at which there is nothing to pay: an SMS with it costs what it will cost. */
    public String sample() {
        return sample(publicUrl);
    }

    /** The same of another server. */
    public static String sample(String publicUrl) {
        return publicUrl + PAGE + SAMPLE;
    }

    public String token(Link link) {
        var bytes = ByteBuffer.allocate(SIGNED_BYTES);
        put(bytes, link.practice().value());
        put(bytes, link.request());
        // As an unsigned number, which lasts until 2106.
        bytes.putInt((int) link.until().getEpochSecond());
        var signed = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.array());
        return signed + signature(signed);
    }

    private static void put(ByteBuffer bytes, UUID id) {
        bytes.putLong(id.getMostSignificantBits()).putLong(id.getLeastSignificantBits());
    }

    private String signature(String signed) {
        return signer.sign(PURPOSE + signed).substring(0, SIGNATURE_LETTERS);
    }

    /**
     * Empty for what we have not signed. Whether there is such a link, and whether it has run out, is for the caller to
     * say.
     */
    public Optional<Link> read(String token) {
        if (token == null || token.length() != SIGNED_LETTERS + SIGNATURE_LETTERS) {
            return Optional.empty();
        }
        var signed = token.substring(0, SIGNED_LETTERS);
        var ours = signature(signed).getBytes(UTF_8);
        return MessageDigest.isEqual(ours, token.substring(SIGNED_LETTERS).getBytes(UTF_8))
                ? Optional.of(link(signed))
                : Optional.empty();
    }

    /** Only of what was signed here, so it can be read. */
    private static Link link(String signed) {
        var bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(signed));
        return new Link(
                new PracticeId(new UUID(bytes.getLong(), bytes.getLong())),
                new UUID(bytes.getLong(), bytes.getLong()),
                Instant.ofEpochSecond(Integer.toUnsignedLong(bytes.getInt())));
    }
}
