package dev.callside.sandbox.twilio;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import dev.callside.plugin.browser.Axe;
import dev.callside.sandbox.Chromium;
import dev.callside.sandbox.Http;
import dev.callside.sandbox.PageFiles;
import dev.callside.sandbox.WebAnswer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Twilio's faults are switched on and off by hand, and the numbers that misbehave can be looked up. */
class ControlPageTest {

    private static final String NOT_DONE = "The sandbox did not do that. Try again.";

    private static Playwright playwright;
    private static Browser browser;

    private final List<String> mistakes = new ArrayList<>();
    private TwilioHttp http;
    private Page page;

    @BeforeAll
    static void launch() {
        playwright = Chromium.playwright();
        browser = Chromium.launch(playwright);
    }

    @AfterAll
    static void end() {
        playwright.close();
    }

    @BeforeEach
    void start() throws IOException {
        http = TwilioHttp.start();
        PageFiles.carry(http.server());
        WebAnswer nothing = WebAnswer.json(
                200,
                Http.object()
                        .<ObjectNode>set("faults", Http.object().putArray("faults"))
                        .set("known", Http.object().putArray("known")));
        WebAnswer off = WebAnswer.json(
                200, Http.object().set("known", Http.object().putArray("known").add("refuse-recipient")));
        http.server()
                .carry("/control", request -> PageFiles.file("/WEB-INF/pages/control.html"))
                .carry("/control/api/clock", request -> clock())
                .carry("/stripe/faults", request -> nothing)
                .carry("/mailbox/api/faults", request -> off)
                .carry("/host/faults", request -> nothing);
        page = Chromium.page(browser, new Browser.NewPageOptions().setLocale("en-AU"));
        page.setDefaultTimeout(10_000);
        page.onPageError(mistakes::add);
    }

    @AfterEach
    void stop() {
        page.close();
        assertThat(mistakes).isEmpty();
        http.faults().clear();
        http.close();
    }

    private static WebAnswer clock() {
        return WebAnswer.json(
                200,
                Http.object()
                        .put("now", "2026-03-02T10:00:00Z")
                        .put("ahead", "PT1H")
                        .put("movable", true));
    }

    private Locator card() {
        return card("Twilio");
    }

    private Locator card(String name) {
        return page.getByRole(AriaRole.REGION, new Page.GetByRoleOptions().setName(name));
    }

    @Test
    void switchesAFaultOnAndOff() {
        page.navigate(http.address("/control"));
        card().getByLabel("What goes wrong").selectOption("Out of reach (30003)");
        card().getByText("Switch on").click();

        assertThat(card().getByText("Faults on: 1")).isVisible();
        assertThat(http.faults().all()).singleElement().satisfies(fault -> {
            assertThat(fault.target()).isEqualTo("delivery");
            assertThat(fault.effect()).isEqualTo("unreachable");
            assertThat(fault.remaining()).isEqualTo(1);
        });

        card().getByText("Switch all off").click();

        assertThat(card().getByText("Takes and delivers every message")).isVisible();
        assertThat(http.faults().all()).isEmpty();
    }

    /** However often it is looked at meanwhile how everything stands. */
    @ParameterizedTest
    @CsvSource({
        "Twilio, **/twilio/faults, Switch on",
        "Mail server, **/mailbox/api/faults, Refuse the recipient",
        "Time, **/control/api/clock, + 1 hour"
    })
    void saysThatItWasNotDoneUntilItIs(String card, String address, String verb) {
        page.navigate(http.address("/control"));
        page.route(address, route -> {
            if (route.request().method().equals("GET")) {
                route.resume();
            } else {
                route.abort();
            }
        });
        card(card).getByText(verb).click();
        assertThat(card(card).getByRole(AriaRole.ALERT)).containsText(NOT_DONE);
        page.waitForResponse(address, () -> {});
        page.waitForResponse(address, () -> {});
        assertThat(card(card).getByRole(AriaRole.ALERT)).containsText(NOT_DONE);
        assertThat(card(card).getByRole(AriaRole.STATUS)).not().containsText(NOT_DONE);
        assertThat(Axe.violations(page)).isEmpty();

        page.unroute(address);
        card(card).getByText(verb).click();
        assertThat(card(card).getByRole(AriaRole.ALERT)).hasCount(0);
    }

    @ParameterizedTest
    @CsvSource({"Stripe, **/stripe/faults", "Call events, **/host/faults", "Time, **/control/api/clock"})
    void saysThatItDoesNotKnowHowItStandsUntilItDoes(String card, String address) {
        page.route(address, Route::abort);
        page.navigate(http.address("/control"));
        assertThat(card(card).getByRole(AriaRole.ALERT)).containsText("The sandbox does not answer.");

        page.unroute(address);
        assertThat(card(card).getByRole(AriaRole.ALERT)).hasCount(0);
        assertThat(card(card).getByRole(AriaRole.STATUS)).isVisible();
    }

    @Test
    void strikesTheCallbacksThatItIsToldTo() {
        page.navigate(http.address("/control"));
        card().getByLabel("What goes wrong").selectOption("callback:drop");
        card().getByLabel("Where").selectOption("Delivered");
        card().getByText("Switch on").click();

        assertThat(card().getByText("Faults on: 1")).isVisible();
        assertThat(http.faults().all())
                .singleElement()
                .satisfies(fault -> assertThat(fault.event()).isEqualTo("delivered"));
    }

    @ParameterizedTest
    @ValueSource(ints = {360, 1600})
    void namesTheNumbersThatMisbehaveToEverybody(int width) {
        page.setViewportSize(width, 900);
        page.navigate(http.address("/control"));
        card().getByText("Numbers that misbehave by themselves").click();

        assertThat(card()).containsText(Fate.LANDLINE.number());
        assertThat(page.evaluate("document.documentElement.scrollWidth")).isEqualTo(width);
        assertThat(Axe.violations(page)).isEmpty();
        page.screenshot(new Page.ScreenshotOptions().setFullPage(true));
    }
}
