package dev.callside.payments.purchase;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callside.credits.level.AlertSettings;
import dev.callside.credits.level.LevelId;
import dev.callside.credits.level.TopUp;
import dev.callside.payments.purchase.FakeBank.Mood;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Proves that whoever manages the practice hears of each stop of a practitioner's own top-ups too, and everybody in their own
 * language.
 */
class ToldOfStopsTest {

    private static final String ANA = "ana@example.test";

    private final Shop shop = new Shop();
    private final LevelId own = shop.scene.level(shop.scene.ana);

    @ParameterizedTest
    @EnumSource(
            value = Mood.class,
            names = {"DECLINES", "AUTHENTICATES"})
    void tellsTheManagerOfWhatTheBankStops(Mood mood) {
        card(mood);
        topUp(ANA);

        shop.node.topUps.buy(shop.scene.id, own);

        assertThat(shop.suspended(own)).isNotNull();
        assertThat(told()).isEqualTo(ANA + " " + Shop.MANAGER);
        assertThat(mail(ANA)).contains("Sjálfvirk áfylling").doesNotContain("Automatic top-up");
        assertThat(mail(Shop.MANAGER)).contains("Automatic top-up").doesNotContain("Sjálfvirk áfylling");
    }

    @Test
    void tellsTheManagerOfWhatCouldNotBegin() {
        topUp(ANA);

        shop.node.topUps.buy(shop.scene.id, own);

        assertThat(shop.suspended(own)).isEqualTo("card");
        assertThat(told()).isEqualTo(ANA + " " + Shop.MANAGER);
        assertThat(mail(ANA)).contains("Sjálfvirk áfylling").doesNotContain("Automatic top-up");
        assertThat(mail(Shop.MANAGER)).contains("Automatic top-up").doesNotContain("Sjálfvirk áfylling");
    }

    /** In the language of the level that stopped. */
    @Test
    void tellsWhomBothLevelsNameOnce() {
        topUp(ANA, Shop.MANAGER);

        shop.node.topUps.buy(shop.scene.id, own);

        assertThat(told()).isEqualTo(ANA + " " + Shop.MANAGER);
        assertThat(mail(Shop.MANAGER)).contains("Sjálfvirk áfylling");
    }

    private void card(Mood mood) {
        shop.node.cards.begin(shop.scene.id, own.value());
        var customer = shop.scene
                .in(() -> shop.node.payers.find(shop.scene.id, own.value()))
                .flatMap(Payer::customer)
                .orElseThrow();
        shop.bank.mood(shop.method("pm_own"), mood);
        var setup = shop.bank.saveCard(customer, shop.method("pm_own"), 2034);
        shop.node.cards.adopt(shop.scene.id, own.value(), setup, "ana");
    }

    private void topUp(String... recipients) {
        shop.scene.in(() -> {
            var alerts = new AlertSettings(List.of(), List.of(recipients), Locale.forLanguageTag("is"));
            shop.scene.all.topUps.alerts(shop.scene.id, own, alerts, "Ana");
            var topUp = new TopUp(true, "AUD", OptionalLong.of(5000), 10, OptionalLong.empty(), OptionalLong.empty());
            shop.scene.all.topUps.set(shop.scene.id, own, topUp, Optional.empty(), "Ana");
            return null;
        });
    }

    private String told() {
        return shop.scene.sees("select string_agg(recipient, ' ' order by recipient) from practice.outbox"
                + " where practice_id = {practice} and mail_key like 'top-up%'");
    }

    private String mail(String recipient) {
        return shop.scene.sees(
                "select subject || chr(10) || text_body from practice.outbox where practice_id = {practice}"
                        + " and recipient = '" + recipient + "'");
    }
}
