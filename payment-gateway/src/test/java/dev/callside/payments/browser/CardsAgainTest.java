package dev.callside.payments.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import dev.callside.plugin.browser.BrowserModules;
import dev.callside.plugin.browser.InChromium;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Proves that cards can be entered, and are shown as they are, also by whoever was on another page meanwhile. */
@ExtendWith(InChromium.class)
class CardsAgainTest {

    private static final Map<String, Object> CARDLESS = Map.of("given", Map.of("cards", List.of()));
    private static final Pattern STRIPE = Pattern.compile("//[^/]+/stripe\\.js$");

    private final BrowserModules browser;

    CardsAgainTest(BrowserModules browser) {
        this.browser = browser;
    }

    private ConsoleScene show(String route) {
        return ConsoleScene.show(browser, CARDLESS, route, 1280);
    }

    private static void leave(ConsoleScene scene) {
        scene.page().getByText("Client payments").click();
        assertThat(scene.page()).hasTitle("Client payments · Harbour Practice");
    }

    private static void comeBack(ConsoleScene scene) {
        scene.page().goBack();
        assertThat(scene.page()).hasTitle("Credits · Harbour Practice");
    }

    private static Locator cardForm(ConsoleScene scene) {
        return scene.page().getByText("Card form", new Page.GetByTextOptions().setExact(true));
    }

    private static void toTheCard(ConsoleScene scene) {
        scene.page().getByLabel("Amount in AUD").fill("125");
        scene.button("Enter the card").click();
    }

    @Test
    void buysAfterAnotherPageWasLookedAt() {
        try (var scene = show("credits/buy")) {
            toTheCard(scene);
            assertThat(cardForm(scene)).isVisible();
            leave(scene);
            comeBack(scene);

            assertThat(cardForm(scene)).isVisible();
            scene.button("Buy 1,250 credits").click();
            assertThat(scene.text("1,250 credits bought")).isVisible();
            assertThat(scene.complaints()).isEmpty();
        }
    }

    @Test
    void savesACardAfterAnotherPageWasLookedAt() {
        try (var scene = show("credits/level/" + ConsoleScene.GROUP + "/cards")) {
            scene.button("Add card").click();
            assertThat(cardForm(scene)).isVisible();
            leave(scene);
            comeBack(scene);

            assertThat(cardForm(scene)).isVisible();
            scene.button("Save card").click();
            assertThat(scene.button("Add card")).isVisible();
            assertThat(scene.changes()).asString().contains("POST credits/levels/" + ConsoleScene.GROUP + "/cards");
            assertThat(scene.complaints()).isEmpty();
        }
    }

    @Test
    void showsOneCardFormToWhoeverLeavesWhileItLoads() {
        try (var scene = show("credits/buy")) {
            List<Route> held = new ArrayList<>();
            scene.page().route(STRIPE, held::add);
            toTheCard(scene);
            assertThat(scene.text("The card form is loading")).isAttached();
            leave(scene);
            comeBack(scene);
            held.get(0)
                    .fulfill(new Route.FulfillOptions()
                            .setContentType("text/javascript")
                            .setPath(Path.of("src/test/resources/web/stripe.js")));

            assertThat(scene.button("Buy 1,250 credits")).isEnabled();
            assertThat(cardForm(scene)).hasCount(1);
        }
    }

    /** The server never heard of it, and so no word of the live stream comes. */
    @Test
    void stillAsksWhatBecameOfAPurchaseAfterAnotherPageWasLookedAt() {
        try (var scene = ConsoleScene.show(browser, "credits/buy")) {
            scene.page().getByLabel("Amount in AUD").fill("125");
            scene.server("const send = session.send.bind(session); session.send = async (method, path, body) => {"
                    + " if (session.there || !path.includes('/purchases/')) return send(method, path, body);"
                    + " throw Object.assign(new Error('no'), { slug: 'no-answer', unanswered: true, fields: {} }); };");
            scene.button("Buy 1,250 credits").click();
            assertThat(scene.page().locator("[data-face=unknown]")).isVisible();
            leave(scene);
            scene.server("session.there = true;");
            comeBack(scene);

            assertThat(scene.text("We got no answer.")).isVisible();
            assertThat(scene.page().getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("Buy credits")))
                    .isVisible();
        }
    }
}
