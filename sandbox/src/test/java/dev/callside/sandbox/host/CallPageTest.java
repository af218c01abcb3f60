package dev.callside.sandbox.host;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.WebSocketRoute;
import com.microsoft.playwright.options.AriaRole;
import dev.callside.plugin.browser.Axe;
import dev.callside.sandbox.Chromium;
import dev.callside.sandbox.Http;
import dev.callside.sandbox.PageFiles;
import dev.callside.sandbox.TestServer;
import dev.callside.sandbox.WebAnswer;
import dev.callside.sandbox.WebRequest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whoever begins or ends a call is told when the host did not do it, and can ask again. */
class CallPageTest {

    private static final String NOT_ENDED = "The call host did not say that the call has ended.";
    private static final String NO_CALL = "The call host does not answer, so there is no call to show.";

    private static Playwright playwright;
    private static Browser browser;

    private final List<String> mistakes = new ArrayList<>();
    private final AtomicReference<WebSocketRoute> line = new AtomicReference<>();
    private TestServer server;
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
        server = TestServer.start();
        PageFiles.carry(server);
        server.carry("/front", request -> PageFiles.file("/WEB-INF/pages/front.html"))
                .carry("/call", request -> PageFiles.file("/WEB-INF/pages/call.html"))
                .carry("/host/calls", CallPageTest::host);
        page = browser.newPage(new Browser.NewPageOptions().setLocale("en-AU"));
        page.setDefaultTimeout(10_000);
        page.onPageError(mistakes::add);
    }

    @AfterEach
    void stop() {
        page.close();
        server.close();
        assertThat(mistakes).isEmpty();
    }

    private static WebAnswer host(WebRequest request) {
        return request.path().endsWith("/end")
                ? WebAnswer.of(204, Map.of(), "")
                : WebAnswer.json(200, Http.object().put("call", "demo-2"));
    }

    private static void fails(Route route) {
        route.fulfill(new Route.FulfillOptions().setStatus(500).setBody("{}"));
    }

    private String address(String path) {
        return "http://127.0.0.1:" + server.port() + path;
    }

    private void openCall(boolean ended) {
        page.routeWebSocket("**/host/signal/**", opened -> {
            line.set(opened);
            opened.send(Http.object()
                    .put("type", "welcome")
                    .put("self", "a")
                    .put("stun", 0)
                    .put("ended", ended)
                    .put("shared", false)
                    .set("peers", Http.object().arrayNode())
                    .toString());
        });
        page.navigate(address("/call/demo-1/clinician"));
    }

    private void openQuestion() {
        openCall(false);
        assertThat(page.locator(".line")).hasText("Connected");
        button("End call").click();
        assertThat(page.getByRole(AriaRole.DIALOG)).isVisible();
    }

    private Locator button(String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    @Test
    void asksUntilTheCallHasEnded() {
        openQuestion();
        page.route("**/end", CallPageTest::fails);
        button("End call for all").click();
        assertThat(page.getByText(NOT_ENDED)).isVisible();

        page.unroute("**/end");
        page.route("**/end", Route::abort);
        button("End call for all").click();
        assertThat(page.getByText(NOT_ENDED)).isVisible();
        assertThat(button("End call for all")).isFocused();
        assertThat(Axe.violations(page)).isEmpty();

        page.unroute("**/end");
        button("End call for all").click();
        assertThat(page.getByRole(AriaRole.DIALOG)).hasCount(0);
    }

    @Test
    void asksNoMoreWhenTheCallHasEnded() {
        openQuestion();
        line.get().send("{\"type\": \"ended\"}");
        assertThat(page.getByText("The call has ended")).isVisible();
        assertThat(page.getByRole(AriaRole.DIALOG)).hasCount(0);
        assertThat(button("Start a new call")).isFocused();
    }

    @Test
    void goesOnWhereTheCallIsLeftOff() {
        openQuestion();
        button("End call for all").click();
        assertThat(button("End call")).isFocused();
        line.get().send("{\"type\": \"ended\"}");
        assertThat(button("Start a new call")).isFocused();

        openCall(false);
        assertThat(page.locator(".line")).hasText("Connected");
        button("Leave").click();
        assertThat(button("Join again")).isFocused();
    }

    /** The other side ended it: whoever does something else goes on with that. */
    @Test
    void takesNoFocusFromWhoeverWasNotAtTheControls() {
        openCall(false);
        assertThat(page.locator(".line")).hasText("Connected");
        line.get().send("{\"type\": \"ended\"}");
        assertThat(button("Start a new call")).isVisible();
        assertThat(button("Start a new call")).not().isFocused();
    }

    @Test
    void startsANewCallAtAnotherTry() {
        openCall(true);
        assertThat(page.getByText("The call has ended")).isVisible();
        page.route("**/next", Route::abort);
        button("Start a new call").click();
        assertThat(page.getByText("The new call could not be started.")).isVisible();
        assertThat(button("Start a new call")).isFocused();

        page.unroute("**/next");
        button("Start a new call").click();
        page.waitForURL("**/call/demo-2/clinician");
    }

    @ParameterizedTest
    @CsvSource({"360, light", "1600, dark"})
    void findsTheCallAtAnotherTry(int width, String theme) {
        page.setViewportSize(width, 900);
        page.route("**/current", CallPageTest::fails);
        page.navigate(address("/front?theme=" + theme));
        assertThat(page.getByText(NO_CALL)).isVisible();
        assertThat(page.locator("iframe")).hasCount(0);
        assertThat(page.evaluate("document.documentElement.scrollWidth")).isEqualTo(width);
        assertThat(Axe.violations(page)).isEmpty();

        page.unroute("**/current");
        button("Try again").click();
        assertThat(page.locator("iframe[name=clinician]")).hasAttribute("src", "/call/demo-2/clinician");
        assertThat(page.getByText(NO_CALL)).isHidden();
    }

    @Test
    void saysThatNobodyAnswered() {
        page.route("**/current", Route::abort);
        page.navigate(address("/front"));
        assertThat(page.getByText(NO_CALL)).isVisible();
        assertThat(button("Try again")).isFocused();
    }
}
