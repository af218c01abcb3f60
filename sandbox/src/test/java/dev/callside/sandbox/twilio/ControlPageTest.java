package dev.callside.sandbox.twilio;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.AriaRole;
import dev.callside.plugin.browser.Axe;
import dev.callside.sandbox.Chromium;
import dev.callside.sandbox.Http;
import dev.callside.sandbox.PageFiles;
import dev.callside.sandbox.WebAnswer;
import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Twilio's faults are switched on and off by hand, and the numbers that misbehave can be looked up. */
class ControlPageTest {

    private static Playwright playwright;
    private static Browser browser;

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
        WebAnswer nothing =
                WebAnswer.json(200, Http.object().set("faults", Http.object().putArray("known")));
        WebAnswer off =
                WebAnswer.json(200, Http.object().set("known", Http.object().putArray("known")));
        http.server()
                .carry("/control", request -> PageFiles.file("/WEB-INF/pages/control.html"))
                .carry("/control/api/clock", request -> clock())
                .carry("/stripe/faults", request -> nothing)
                .carry("/mailbox/api/faults", request -> off)
                .carry("/host/faults", request -> off);
        page = browser.newPage(new Browser.NewPageOptions().setLocale("en-AU"));
        page.setDefaultTimeout(10_000);
    }

    @AfterEach
    void stop() {
        page.close();
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
        return page.getByRole(AriaRole.REGION, new Page.GetByRoleOptions().setName("Twilio"));
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
