package dev.callside.sandbox.booking;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

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
import java.util.Map;
import java.util.UUID;
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
    private boolean movable = true;
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
        page = Chromium.page(browser, new Browser.NewPageOptions().setLocale("en-AU"));
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
                        .put("ahead", movable ? "PT1H" : "PT0S")
                        .put("movable", movable));
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

    private Locator last() {
        return page.locator(".bookings-list li").last();
    }

    /** Before the page is opened, each with another name. */
    private void booked(int count) {
        for (int i = 0; i < count; i++) {
            bookings(new WebRequest("POST", "/" + UUID.randomUUID(), "", Map.of(), """
                    {"client": "Client %d", "phone": "+61491570006", "practitioner": "", "type": "",
                     "day": "2026-03-05", "time": "10:00"}""".formatted(i)));
        }
    }

    private void losesAnswers(String path) {
        page.route(path, route -> {
            if (route.request().method().equals("POST")) {
                route.fetch();
                route.abort();
            } else {
                route.resume();
            }
        });
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
        assertThat(field("client")).hasAccessibleDescription("Write a name of up to 200 characters.");
        assertThat(Axe.violations(page)).isEmpty();
        complaints.removeIf(text -> text.contains("422"));
    }

    @Test
    void booksOnceAfterALostAnswer() {
        open("");
        losesAnswers("**/bookings/*");
        button("Book appointment").click();
        assertThat(page.getByText("No answer came; it may be booked. Press again: it is booked once."))
                .isVisible();
        assertThat(button("Book appointment")).isFocused();
        page.unroute("**/bookings/*");
        button("Book appointment").click();
        assertThat(page.getByText("Booked for ")).isVisible();

        assertThat(page.locator(".bookings-list li")).hasCount(1);
        assertThat(product.appointments).hasSize(1);
        complaints.removeIf(text -> text.contains("ERR_FAILED"));
    }

    @Test
    void saysInTheReadersLanguageThatCallsideDidNotTakeIt() {
        open("?lang=is");
        product.refusal = 422;
        button("Bóka tíma").click();
        assertThat(page.getByText("Callside tók ekki við þessu og tíminn er því ekki bókaður."))
                .hasText("Callside tók ekki við þessu og tíminn er því ekki bókaður. Ekkert er glatað: reyndu aftur.");
        complaints.removeIf(text -> text.contains("502"));
    }

    @Test
    void datesInTheReadersLanguage() {
        booked(1);
        open("?lang=is");
        assertThat(first()).containsText("Fimmtudagur 5. mars 2026 kl. 10:00");
        assertThat(first()).containsText("á áætlun 5. mars 2026 kl. 10:00");
        assertThat(page.locator(".now")).containsText("mars 2026 kl. ");
    }

    @Test
    void doesNotSayThatNothingWasDoneWhenTheAnswerWasLost() {
        open("");
        book();
        losesAnswers("**/cancel");
        button("Cancel Kim Berg").click();
        inDialog("Cancel appointment").click();
        assertThat(page.getByText("No answer came; it may be done. Press again: it is done once."))
                .isVisible();
        assertThat(inDialog("Cancel appointment")).isFocused();
        assertThat(first()).containsText("Cancelled");
        inDialog("Leave it").click();
        assertThat(first().getByRole(AriaRole.LINK)).isFocused();
        complaints.removeIf(text -> text.contains("ERR_FAILED"));
    }

    @Test
    void followsWhatIsFurtherBack() {
        booked(11);
        open("");
        assertThat(page.locator(".bookings-list li.booked")).hasCount(10);
        button("Show more").click();
        assertThat(page.locator(".bookings-list li.booked")).hasCount(11);
        assertThat(last()).containsText("Client 0");
        assertThat(last().getByRole(AriaRole.LINK)).isFocused();
        assertThat(button("Show more")).isHidden();

        product.answered("yes");

        assertThat(last()).containsText("Confirmed");
        button("Cancel Client 0").click();
        inDialog("Cancel appointment").click();
        assertThat(last()).containsText("Cancelled");
        assertThat(button("Cancel Client 0")).hasCount(0);
    }

    @Test
    void keepsTheFocusWhereItIsWhenTheStateChanges() {
        open("");
        book();
        first().getByRole(AriaRole.LINK).focus();

        product.answered("yes");

        assertThat(first()).containsText("Confirmed");
        assertThat(first().getByRole(AriaRole.LINK)).isFocused();
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
        assertThat(first().getByRole(AriaRole.LINK)).isFocused();
    }

    @Test
    void keepsTheQuestionOpenWhenItCouldNotBeDone() {
        open("");
        book();
        button("Move to another time Kim Berg").click();
        page.getByRole(AriaRole.DIALOG).locator("input[type=date]").fill("2026-03-01");
        inDialog("Move appointment").click();
        Locator day = page.getByRole(AriaRole.DIALOG).locator("input[type=date]");
        assertThat(page.getByRole(AriaRole.DIALOG).getByText("Choose a day and a time that are still ahead."))
                .isVisible();
        assertThat(day).hasValue("2026-03-01");
        assertThat(day).isFocused();
        assertThat(day).hasAttribute("aria-invalid", "true");
        assertThat(day).hasAccessibleDescription("Choose a day and a time that are still ahead.");
        assertThat(Axe.violations(page)).isEmpty();
        complaints.removeIf(text -> text.contains("422"));
    }

    @Test
    void movesTheTimeToTheDayBefore() {
        open("");
        assertThat(button("To one day before the next appointment")).isDisabled();
        book();
        button("To one day before the next appointment").click();

        assertThat(button("To one day before the next appointment")).isDisabled();
        assertThat(button("To one day before the next appointment")).isFocused();
        assertThat(clock.instant()).isEqualTo(Instant.parse("2026-03-03T02:00:05Z"));
        assertThat(field("time")).hasValue("14:00");
    }

    @Test
    void offersNoMovingOfAClockThatStays() {
        movable = false;
        booked(1);
        open("");
        assertThat(page.getByText("not to be moved here")).isVisible();
        assertThat(button("+ 1 hour")).isDisabled();
        assertThat(button("To one day before the next appointment")).isDisabled();
    }

    @Test
    void saysThatTheTimeWasNotMoved() {
        open("");
        assertThat(page.getByText("Moved ahead")).isVisible();
        page.route("**/control/api/clock", Route::abort);
        button("+ 1 hour").click();
        assertThat(page.getByText("The sandbox did not do that. Try again.")).isVisible();
        complaints.removeIf(text -> text.contains("ERR_FAILED"));
    }

    @Test
    void saysThatItHasTroubleAndRecovers() {
        open("");
        product.silent = true;
        assertThat(page.getByText("The practice’s software or Callside does not answer."))
                .isVisible();
        product.silent = false;
        assertThat(page.getByText("The practice’s software or Callside does not answer."))
                .isHidden();
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
