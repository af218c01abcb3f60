package dev.callside.sandbox.booking;

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
import dev.callside.sandbox.TestClock;
import dev.callside.sandbox.TestDatabase;
import dev.callside.sandbox.TestServer;
import dev.callside.sandbox.WebAnswer;
import dev.callside.sandbox.WebRequest;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A person books, moves and cancels on the page of the practice's own software, and reads there what the client answered. */
class BookingsPageTest {

    private static Playwright playwright;
    private static Browser browser;

    private final List<String> complaints = new ArrayList<>();
    private final FakeProduct product = new FakeProduct();
    private final TestClock clock = new TestClock();
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
        clock.forward(Duration.ofHours(15)); // noon of the third of March in Melbourne
        TestDatabase.db().update("delete from sandbox.bookings");
        server = TestServer.start();
        PageFiles.carry(server);
        server.carry("/bookings", this::bookings);
        server.carry("/control/api/clock", this::time);
        page = browser.newPage(new Browser.NewPageOptions().setLocale("en-AU"));
        page.setDefaultTimeout(10_000);
        page.onConsoleMessage(message -> {
            if (message.type().equals("error")) {
                complaints.add(message.text());
            }
        });
        page.onPageError(complaints::add);
    }

    @AfterEach
    void stop() {
        page.close();
        server.close();
        assertThat(complaints).isEmpty();
    }

    private WebAnswer bookings(WebRequest request) {
        return request.path().isEmpty()
                ? PageFiles.file("/WEB-INF/pages/bookings.html")
                : new BookingsApi(TestDatabase.db(), product, clock).answer(request);
    }

    private WebAnswer time(WebRequest request) {
        Http.object(request.body())
                .flatMap(body -> Http.text(body, "forward"))
                .ifPresent(by -> clock.forward(Duration.parse(by)));
        return WebAnswer.json(
                200,
                Http.object()
                        .put("now", clock.instant().toString())
                        .put("ahead", "PT1H")
                        .put("movable", true));
    }

    private void open(String query) {
        page.navigate("http://127.0.0.1:" + server.port() + "/bookings" + query);
        assertThat(page.locator("h1")).isVisible();
        assertThat(field("time")).not().hasValue("");
    }

    private Locator field(String name) {
        return page.locator(".book [name=" + name + "]");
    }

    private Locator button(String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    private Locator inDialog(String name) {
        return page.getByRole(AriaRole.DIALOG)
                .getByRole(
                        AriaRole.BUTTON,
                        new Locator.GetByRoleOptions().setName(name).setExact(true));
    }

    private Locator first() {
        return page.locator(".bookings-list li").first();
    }

    private void book() {
        button("Book appointment").click();
        assertThat(page.getByText("Booked for ")).isVisible();
        assertThat(first()).containsText("Not answered yet");
    }

    @Test
    void booksForTomorrowAndShowsTheAnswer() {
        open("");
        assertThat(page.getByText("Nothing is booked yet.")).isVisible();
        assertThat(field("day")).hasValue("2026-03-04");
        book();
        assertThat(first()).containsText("4 March 2026");
        assertThat(first()).containsText("Reminder by SMS planned for");
        assertThat(first().getByRole(AriaRole.LINK)).hasAttribute("href", "/phone?number=%2B61491570006");

        product.answered("yes");

        assertThat(first()).containsText("Confirmed");
    }

    @Test
    void saysWhatIsWrongWhereItIsWrong() {
        open("");
        field("client").fill("");
        field("day").fill("2026-03-01");
        button("Book appointment").click();

        assertThat(page.getByText("Write a name of up to 200 characters.")).isVisible();
        assertThat(page.getByText("Choose a day and a time that are still ahead."))
                .isVisible();
        assertThat(field("client")).isFocused();
        assertThat(Axe.violations(page)).isEmpty();
        complaints.removeIf(text -> text.contains("422"));
    }

    @Test
    void booksOnceAfterALostAnswer() {
        open("");
        page.route("**/bookings/*", route -> {
            if (route.request().method().equals("POST")) {
                route.fetch();
                route.abort();
            } else {
                route.resume();
            }
        });
        button("Book appointment").click();
        assertThat(page.getByText("That was not booked. Nothing is lost: try again."))
                .isVisible();
        page.unroute("**/bookings/*");
        button("Book appointment").click();
        assertThat(page.getByText("Booked for ")).isVisible();

        assertThat(page.locator(".bookings-list li")).hasCount(1);
        assertThat(product.appointments).hasSize(1);
        complaints.removeIf(text -> text.contains("ERR_FAILED"));
    }

    @Test
    void movesAndCancelsWhenItIsSure() {
        open("");
        book();
        button("Move to another time Kim Berg").click();
        page.getByRole(AriaRole.DIALOG).locator("input[type=date]").fill("2026-03-06");
        inDialog("Move appointment").click();
        assertThat(page.getByRole(AriaRole.DIALOG)).hasCount(0);
        assertThat(first()).containsText("6 March 2026");

        button("Cancel Kim Berg").click();
        assertThat(inDialog("Leave it")).isFocused();
        inDialog("Cancel appointment").click();
        assertThat(page.getByRole(AriaRole.DIALOG)).hasCount(0);
        assertThat(first()).containsText("Cancelled");
        assertThat(button("Cancel Kim Berg")).hasCount(0);
    }

    @Test
    void keepsTheQuestionOpenWhenItCouldNotBeDone() {
        open("");
        book();
        button("Move to another time Kim Berg").click();
        page.getByRole(AriaRole.DIALOG).locator("input[type=date]").fill("2026-03-01");
        inDialog("Move appointment").click();
        assertThat(page.getByRole(AriaRole.DIALOG)).containsText("Choose a day and a time that are still ahead.");
        assertThat(page.getByRole(AriaRole.DIALOG).locator("input[type=date]")).hasValue("2026-03-01");
        complaints.removeIf(text -> text.contains("422"));
    }

    @Test
    void movesTheTimeToTheDayBefore() {
        open("");
        assertThat(button("To one day before the next appointment")).isDisabled();
        book();
        button("To one day before the next appointment").click();

        assertThat(button("To one day before the next appointment")).isDisabled();
        assertThat(clock.instant()).isEqualTo(Instant.parse("2026-03-03T02:00:05Z"));
        assertThat(field("time")).hasValue("14:00");
    }

    @Test
    void saysThatItHasTroubleAndRecovers() {
        open("");
        product.silent = true;
        assertThat(page.getByText("Callside does not answer.")).isVisible();
        product.silent = false;
        assertThat(page.getByText("Callside does not answer.")).isHidden();
        complaints.removeIf(text -> text.contains("502"));
    }

    @ParameterizedTest
    @CsvSource({"360, light, en", "360, dark, is", "1600, light, is", "1600, dark, en"})
    void canBeUsedByEverybody(int width, String theme, String language) {
        page.setViewportSize(width, 900);
        open("?theme=" + theme + "&lang=" + language);
        page.locator(".book .primary").click();
        assertThat(page.locator(".bookings-list li.booked")).hasCount(1);
        product.answered("yes");
        assertThat(page.locator(".badge.good")).hasCount(1);
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(Path.of("target/pictures", "bookings-" + width + "-" + language + ".png"))
                .setFullPage(true));
        assertThat(page.evaluate("document.documentElement.scrollWidth")).isEqualTo(width);
        assertThat(Axe.violations(page)).isEmpty();
        page.locator("[data-act^=cancel]").click();
        assertThat(page.getByRole(AriaRole.DIALOG)).isVisible();
        assertThat(Axe.violations(page)).isEmpty();
    }
}
