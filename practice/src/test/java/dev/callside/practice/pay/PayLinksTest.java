package dev.callside.practice.pay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callside.plugin.PracticeId;
import dev.callside.practice.crypto.Signer;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

/** A link is for one request of one practice, ours alone, and whoever knows its row can write it again. */
class PayLinksTest {

    private static final String SECRET = "a secret of more than thirty-two characters";
    private static final Signer SIGNER = new Signer(SECRET);
    private static final PayLinks LINKS = new PayLinks(SIGNER, "http://callside.test");
    private static final PayLinks.Link LINK = new PayLinks.Link(
            new PracticeId(UUID.fromString("0192f0c4-0000-7000-8000-000000000001")),
            UUID.fromString("0192f0c4-0000-7000-8000-000000000002"),
            Instant.parse("2026-03-15T10:00:00Z"));

    @Test
    void readsWhatItWrote() {
        assertThat(LINKS.read(LINKS.token(LINK))).contains(LINK);
        assertThat(LINKS.url(LINK)).isEqualTo("http://callside.test/pay/link#" + LINKS.token(LINK));
    }

    @Test
    void writesTheSameLinkOnAnotherNode() {
        assertThat(new PayLinks(new Signer(SECRET), "http://callside.test").url(LINK))
                .isEqualTo(LINKS.url(LINK));
    }

    /** An SMS costs by its length. */
    @Test
    void isShort() {
        assertThat(LINKS.token(LINK)).hasSize(70).matches("[A-Za-z0-9_-]+");
    }

    @Test
    void hasASampleAsLongAsALinkThatLeadsToNothing() {
        assertThat(LINKS.sample()).hasSameSizeAs(LINKS.url(LINK)).startsWith("http://callside.test/pay/link#");
        assertThat(LINKS.read(LINKS.sample().split("#", -1)[1])).isEmpty();
    }

    @Test
    void holdsAsLongAsItsSecondsCanBeCounted() {
        var late = new PayLinks.Link(LINK.practice(), LINK.request(), Instant.parse("2100-01-01T00:00:00Z"));

        assertThat(LINKS.read(LINKS.token(late))).contains(late);
    }

    @ParameterizedTest
    @NullAndEmptySource
    @ValueSource(
            strings = {
                ".",
                "🙂",
                "AZLwxAAAcACAAAAAAAAAAQGS8MQAAHAAgAAAAAAAAAJptoMgxxxxxxxxxxxxxxxxxxxxxx",
                "%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%"
            })
    void readsNothingElse(String token) {
        assertThat(LINKS.read(token)).isEmpty();
    }

    /** Whichever letter is another one: practice, request, time or signature. */
    @Test
    void readsNothingThatWasChanged() {
        var token = LINKS.token(LINK);

        for (var i = 0; i < token.length(); i++) {
            var other = token.charAt(i) == 'A' ? 'B' : 'A';
            assertThat(LINKS.read(token.substring(0, i) + other + token.substring(i + 1)))
                    .as("letter %d", i)
                    .isEmpty();
        }
        assertThat(LINKS.read(token.substring(1))).isEmpty();
        assertThat(LINKS.read(token + "A")).isEmpty();
    }

    @Test
    void readsNothingThatWasSignedForAnotherPurposeOrBySomebodyElse() {
        var signed = LINKS.token(LINK).substring(0, 48);

        assertThat(LINKS.read(signed + SIGNER.sign("complete|" + signed).substring(0, 22)))
                .isEmpty();
        assertThat(new PayLinks(new Signer("another secret of thirty-two characters"), "").read(LINKS.token(LINK)))
                .isEmpty();
    }
}
