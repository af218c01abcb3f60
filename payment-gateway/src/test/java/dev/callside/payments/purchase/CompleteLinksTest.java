package dev.callside.payments.purchase;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.callside.payments.purchase.LinkedPurchases.Found;
import dev.callside.practice.crypto.Signer;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

/** A link is for one purchase, ours alone, and says itself how long it works. */
class CompleteLinksTest {

    private final Shop shop = new Shop();
    private final CompleteLinks links = shop.node.links;

    private Purchase purchase() {
        return shop.of(shop.bought(Shop.fifty(Optional.empty(), false)));
    }

    @Test
    void readsWhatItWrote() {
        var purchase = purchase();

        assertThat(links.read(links.token(purchase)))
                .contains(new CompleteLinks.Link(
                        purchase.practice(), purchase.id(), purchase.createdAt().plus(PurchaseRules.TO_COMPLETE)));
        assertThat(links.url(purchase)).isEqualTo("http://callside.test/pay/complete#" + links.token(purchase));
    }

    /** Whoever ends what was not paid may be late: the link itself says that its time is over. */
    @Test
    void leadsNowhereOnceItsTimeIsOver() {
        var purchase = purchase();
        var token = links.token(purchase);

        shop.scene.clock.advance(PurchaseRules.TO_COMPLETE);
        assertThat(shop.node.linked.find(token)).isEqualTo(new Found.Open(purchase));

        shop.scene.clock.advance(Duration.ofSeconds(1));
        assertThat(shop.of(purchase.id()).over()).isFalse();
        assertThat(shop.node.linked.find(token)).isEqualTo(new Found.Over());
    }

    @Test
    void leadsToNothingThatIsNotThere() {
        var token = links.token(purchase());

        assertThat(shop.node.linked.find(null)).isEqualTo(new Found.Unknown());
        assertThat(shop.node.linked.find(token.substring(1))).isEqualTo(new Found.Unknown());
        assertThat(shop.node.linked.find(token + "A")).isEqualTo(new Found.Unknown());
    }

    @ParameterizedTest
    @NullAndEmptySource
    @ValueSource(strings = {".", "a.b", "%%%.x", "YQ", "YQ.", "🙂.🙂"})
    void readsNothingElse(String token) {
        assertThat(links.read(token)).isEmpty();
    }

    @Test
    void readsNothingThatWasChangedOrSignedForAnotherPurpose() {
        var token = links.token(purchase());
        var text = new String(Base64.getUrlDecoder().decode(token.substring(0, token.indexOf('.'))), UTF_8);
        var later = text.substring(0, text.lastIndexOf(' ')) + " 99999999999";
        var signature = token.substring(token.indexOf('.'));
        var encoder = Base64.getUrlEncoder().withoutPadding();

        assertThat(links.read(encoder.encodeToString(later.getBytes(UTF_8)) + signature))
                .isEmpty();
        var nonce = new Signer("a secret of more than thirty-two characters").sign("nonce|" + text);
        assertThat(links.read(token.substring(0, token.indexOf('.')) + "." + nonce))
                .isEmpty();
        assertThat(new CompleteLinks(new Signer("another secret of thirty-two characters"), "").read(token))
                .isEmpty();
    }
}
