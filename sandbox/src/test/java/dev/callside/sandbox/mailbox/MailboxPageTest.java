package dev.callside.sandbox.mailbox;

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
import dev.callside.sandbox.TestServer;
import dev.callside.sandbox.WebAnswer;
import dev.callside.sandbox.WebRequest;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The mailbox says what is true of a mail, also where it gets no answer, and goes on from there. */
class MailboxPageTest {

    private static final int PAGE = 50;
    private static final Instant NOON = Instant.parse("2026-03-03T12:00:00Z");
    private static final String NOT_FETCHED = "The mail could not be fetched.";
    private static final String TROUBLE = "The mailbox does not answer. Trying again.";

    private static Playwright playwright;
    private static Browser browser;

    private final List<String> complaints = new ArrayList<>();
    private final List<ObjectNode> mails = new CopyOnWriteArrayList<>();
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
        server.carry("/mailbox", request -> PageFiles.file("/WEB-INF/pages/mailbox.html"));
        server.carry("/mailbox/api/messages", this::messages);
        page = Chromium.page(
                browser, new Browser.NewPageOptions().setLocale("en-AU").setTimezoneId("UTC"));
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
        complaints.removeIf(text -> text.contains("Failed to load resource"));
        assertThat(complaints).isEmpty();
    }

    /** Each is a second newer than the one before. */
    private void arrive(int count) {
        for (int i = 0; i < count; i++) {
            int number = mails.size() + 1;
            ObjectNode mail = Http.object()
                    .put("id", UUID.randomUUID().toString())
                    .put("receivedAt", NOON.plusSeconds(number).toString())
                    .put("from", "practice@example.org")
                    .put("subject", "Mail " + number)
                    .put("preview", "")
                    .put("attachments", 0)
                    .put("text", "The words of mail " + number)
                    .put("html", false);
            mail.putArray("to").add("kim@example.org");
            mail.putArray("parts");
            mails.add(0, mail);
        }
    }

    private WebAnswer messages(WebRequest request) {
        if (request.method().equals("DELETE")) {
            mails.clear();
            return WebAnswer.of(204, Map.of(), "");
        }
        if (request.path().isEmpty()) {
            return list(request.query().replaceFirst(".*before=|.*", "").replace("%3A", ":"));
        }
        return mails.stream()
                .filter(mail -> request.path().contains(mail.path("id").asText()))
                .findFirst()
                .map(mail -> request.path().endsWith("/raw")
                        ? WebAnswer.of(
                                200,
                                Map.of(),
                                "Subject: " + mail.path("subject").asText())
                        : WebAnswer.json(200, mail))
                .orElseGet(() -> WebAnswer.json(404, Http.object()));
    }

    private WebAnswer list(String before) {
        List<ObjectNode> found = mails.stream()
                .filter(mail ->
                        before.isEmpty() || mail.path("receivedAt").asText().compareTo(before) < 0)
                .toList();
        ObjectNode answer = Http.object().put("more", found.size() > PAGE);
        answer.putArray("messages").addAll(found.stream().limit(PAGE).toList());
        return WebAnswer.json(200, answer);
    }

    private void open(String query) {
        page.navigate("http://127.0.0.1:" + server.port() + "/mailbox" + query);
        assertThat(page.locator("h1")).isAttached();
    }

    private Locator rows() {
        return page.locator(".mails a");
    }

    private Locator row(int number) {
        return rows().filter(new Locator.FilterOptions().setHasText("Mail " + number));
    }

    private Locator letter() {
        return page.locator(".letter");
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

    private static void fails(Route route) {
        route.fulfill(new Route.FulfillOptions().setStatus(500).setBody("{}"));
    }

    @Test
    void offersToTryAgainWhatCouldNotBeFetched() {
        arrive(2);
        open("");
        row(1).click();
        assertThat(letter()).containsText("The words of mail 1");

        page.route("**/messages/*", MailboxPageTest::fails);
        row(2).click();
        assertThat(letter()).containsText(NOT_FETCHED);
        assertThat(letter()).not().containsText("mail 1");

        page.unroute("**/messages/*");
        button("Try again").click();
        assertThat(letter()).containsText("The words of mail 2");
        assertThat(letter()).isFocused();
    }

    @Test
    void fetchesAMailThatGotNoAnswerWhenItIsChosenAgain() {
        arrive(2);
        open("");
        row(1).click();
        assertThat(letter()).containsText("The words of mail 1");
        page.route("**/messages/*", Route::abort);
        row(2).click();
        assertThat(letter()).containsText(NOT_FETCHED);

        page.unroute("**/messages/*");
        row(2).click();
        assertThat(letter()).containsText("The words of mail 2");
        row(1).click();
        assertThat(letter()).containsText("The words of mail 1");
    }

    @Test
    void saysAlsoOfTheSourceThatItCouldNotBeFetched() {
        arrive(1);
        open("");
        row(1).click();
        assertThat(letter()).containsText("The words of mail 1");
        page.route("**/raw", MailboxPageTest::fails);
        button("Source").click();
        assertThat(letter()).containsText(NOT_FETCHED);

        page.unroute("**/raw");
        button("Try again").click();
        assertThat(letter()).containsText("Subject: Mail 1");
    }

    @ParameterizedTest
    @CsvSource({"404, This mail was deleted", "500, The mail could not be fetched."})
    void leadsBackToTheListOnAPhone(int status, String said) {
        page.setViewportSize(360, 740);
        arrive(2);
        open("");
        page.route("**/messages/*", route -> route.fulfill(new Route.FulfillOptions().setStatus(status)));
        row(2).click();
        assertThat(letter()).containsText(said);
        assertThat(button("Try again")).hasCount(status == 404 ? 0 : 1);
        assertThat(rows().first()).isHidden();
        assertThat(page.evaluate("document.documentElement.scrollWidth")).isEqualTo(360);

        button("All mails").click();
        assertThat(rows().first()).isVisible();
    }

    @Test
    void showsWhatArrivesAlsoAboveOlderMails() {
        arrive(PAGE + 1);
        open("");
        assertThat(rows()).hasCount(PAGE);
        button("Show older mails").click();
        assertThat(rows()).hasCount(PAGE + 1);
        assertThat(rows().last()).isFocused();
        assertThat(button("Show older mails")).isHidden();

        arrive(1);
        assertThat(rows()).hasCount(PAGE + 2);
        assertThat(rows().first()).containsText("Mail " + (PAGE + 2));
        assertThat(rows().last()).isFocused();
    }

    @Test
    void showsOlderMailsAsSoonAsItCan() {
        arrive(PAGE + 1);
        open("");
        assertThat(rows()).hasCount(PAGE);
        page.route("**/messages?*before=*", Route::abort);
        button("Show older mails").click();
        assertThat(page.getByText(TROUBLE)).isVisible();
        assertThat(rows()).hasCount(PAGE);

        page.unroute("**/messages?*before=*");
        assertThat(rows()).hasCount(PAGE + 1);
        assertThat(page.getByText(TROUBLE)).isHidden();
    }

    @Test
    void doesNotCallAMailboxEmptyThatDidNotAnswer() {
        page.route("**/messages?*", Route::abort);
        open("");
        assertThat(page.getByText(TROUBLE)).isVisible();
        assertThat(page.getByText("No mail yet.")).isHidden();

        page.unroute("**/messages?*");
        assertThat(page.getByText("No mail yet.")).isVisible();
    }

    @Test
    void asksUntilEverythingIsDeleted() {
        arrive(1);
        open("");
        button("Delete all").click();
        assertThat(page.getByRole(AriaRole.DIALOG)).containsText("Delete 1 mail?");
        page.route("**/messages", Route::abort);
        inDialog("Delete all").click();
        assertThat(page.getByRole(AriaRole.DIALOG)).containsText("The mailbox did not say that they are gone.");
        assertThat(rows()).hasCount(1);

        page.unroute("**/messages");
        inDialog("Delete all").click();
        assertThat(page.getByRole(AriaRole.DIALOG)).hasCount(0);
        assertThat(page.getByText("No mail yet.")).isVisible();
    }

    @ParameterizedTest
    @CsvSource({"1, Eyða 1 pósti?", "2, Eyða 2 póstum?", "21, Eyða 21 pósti?", "51, Eyða 50+ póstum?"})
    void countsInIcelandic(int count, String title) {
        arrive(count);
        open("?lang=is");
        button("Eyða öllu").click();
        assertThat(page.getByRole(AriaRole.DIALOG)).containsText(title);
    }

    @ParameterizedTest
    @CsvSource({
        "en, 3 March 2026, 'Tuesday 3 March 2026, 12:00'",
        "is, 3. mars 2026, Þriðjudagur 3. mars 2026 kl. 12:00",
    })
    void datesMailsInTheReadersLanguage(String language, String day, String moment) {
        arrive(1);
        open("?lang=" + language);
        assertThat(row(1).locator("time")).hasText(day);
        row(1).click();
        assertThat(letter()).containsText(moment);
    }

    @Test
    void skipsToItsContentWithoutLosingTheMail() {
        arrive(1);
        open("");
        row(1).click();
        assertThat(letter()).containsText("The words of mail 1");
        page.locator(".skip").focus();
        page.keyboard().press("Enter");
        assertThat(page).hasURL("http://127.0.0.1:" + server.port() + "/mailbox#main");
        assertThat(letter()).containsText("The words of mail 1");
    }

    @ParameterizedTest
    @CsvSource({"360, light, en", "360, dark, is", "1600, light, is", "1600, dark, en"})
    void canBeUsedByEverybody(int width, String theme, String language) {
        page.setViewportSize(width, 900);
        arrive(2);
        open("?theme=" + theme + "&lang=" + language);
        page.route("**/messages/*", Route::abort);
        row(2).click();
        assertThat(letter().getByRole(AriaRole.ALERT)).isVisible();
        assertThat(page.evaluate("document.documentElement.scrollWidth")).isEqualTo(width);
        assertThat(Axe.violations(page)).isEmpty();
        page.unroute("**/messages/*");
        letter().getByRole(AriaRole.ALERT).getByRole(AriaRole.BUTTON).click();
        assertThat(letter()).containsText("The words of mail 2");
        assertThat(Axe.violations(page)).isEmpty();
    }
}
