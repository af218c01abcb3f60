package dev.callside.sandbox.twilio;

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
import dev.callside.sandbox.PageFiles;
import dev.callside.sandbox.WebAnswer;
import dev.callside.sandbox.WebRequest;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A person reads messages on the phone page and answers them, on a phone or a wide screen, in either language. */
class PhonePageTest {

    private static final int PAGE = 50;
    private static final Pattern OLDER = Pattern.compile("/phone/.*before=\\d");
    private static final String NOT_FETCHED = "The messages could not be fetched. Trying again.";

    private static Playwright playwright;
    private static Browser browser;

    private final List<String> complaints = new ArrayList<>();
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
        http.server().carry("/phone", this::phone);
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
        http.close();
        assertThat(complaints).isEmpty();
    }

    private WebAnswer phone(WebRequest request) {
        return request.path().isEmpty()
                ? PageFiles.file("/WEB-INF/pages/phone.html")
                : new PhoneApi(http.db(), http.settings(), http.clock).answer(request);
    }

    private void open(String query) {
        page.navigate(http.address("/phone" + query));
        assertThat(heading("Phone")).isVisible();
    }

    private Locator heading(String name) {
        return page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName(name));
    }

    private Locator button(String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    private Locator log() {
        return page.getByRole(AriaRole.LOG);
    }

    private void delivered(String to, String body) {
        TwilioHttp.message(to, body).create(http.client());
        http.settle();
    }

    private void write(int count, IntFunction<String> number) {
        for (int i = 1; i <= count; i++) {
            http.clock.forward(Duration.ofSeconds(1));
            http.write(number.apply(i), "Message " + i);
        }
    }

    private Locator numbers() {
        return page.locator(".numbers a");
    }

    private Locator messages() {
        return log().getByRole(AriaRole.LISTITEM);
    }

    @Test
    void isReadAndAnswered() {
        delivered(TwilioHttp.KIM, "Tomorrow at 15:00. Pay at https://pay.example.org/1 or reply YES.");
        open("");
        page.getByText(TwilioHttp.KIM).click();

        assertThat(log()).containsText("Tomorrow at 15:00.");
        assertThat(log()).containsText("from " + TwilioHttp.SENDER);
        assertThat(log()).containsText("1 part, GSM-7");
        assertThat(log().getByRole(AriaRole.LINK)).hasAttribute("href", "https://pay.example.org/1");

        page.getByLabel("Write from " + TwilioHttp.KIM).fill("Já, kem");
        button("Send").click();

        assertThat(log()).containsText("Já, kem");
        assertThat(page.getByLabel("Write from " + TwilioHttp.KIM)).hasValue("");
        http.callBack();
        assertThat(http.received)
                .extracting(letter -> letter.parameters().get("Body"))
                .containsExactly("Já, kem");
    }

    @Test
    void showsByItselfWhatArrives() {
        open("");
        assertThat(page.getByText("No messages yet.")).isVisible();

        delivered(TwilioHttp.KIM, "Tomorrow at 15:00");

        assertThat(page.getByText("Tomorrow at 15:00")).isVisible();
    }

    @Test
    void opensANumberByItsAddressAndByTyping() {
        delivered(TwilioHttp.KIM, "Tomorrow at 15:00");
        open("?number=+61491570006");
        assertThat(heading(TwilioHttp.KIM)).isVisible();
        assertThat(log()).containsText("Tomorrow at 15:00");

        page.getByLabel("Phone number").fill("0491 570 156");
        button("Open").click();
        assertThat(page.getByText("Write the number with its country")).isVisible();
        page.getByLabel("Phone number").fill("+61 491 570 156");
        button("Open").click();

        assertThat(heading("+61491570156")).isVisible();
        assertThat(log()).containsText("This phone has no messages yet");
        page.goBack();
        assertThat(heading(TwilioHttp.KIM)).isVisible();
    }

    @Test
    void saysWhyAMessageNeverArrived() {
        delivered(Fate.LANDLINE.number(), "Tomorrow at 15:00");
        open("?number=" + Fate.LANDLINE.number());

        assertThat(log()).containsText("Never arrived: a landline (30006)");
    }

    @Test
    void showsWhatTwilioItselfAnswers() {
        delivered(TwilioHttp.KIM, "Tomorrow at 15:00");
        open("?number=" + TwilioHttp.KIM);
        button("STOP").click();
        button("Send").click();

        assertThat(log()).containsText("You have successfully been unsubscribed.");
        assertThat(log()).containsText("from Twilio itself");
    }

    @Test
    void keepsAnAnswerThatCouldNotBeSent() {
        delivered(TwilioHttp.KIM, "Tomorrow at 15:00");
        open("?number=" + TwilioHttp.KIM);
        page.route("**/phone/replies", route -> route.abort());
        page.getByLabel("Write from " + TwilioHttp.KIM).fill("Já");
        button("Send").click();

        assertThat(page.getByText("That was not sent, and is still here.")).isVisible();
        assertThat(page.getByLabel("Write from " + TwilioHttp.KIM)).hasValue("Já");
        complaints.removeIf(text -> text.contains("ERR_FAILED"));
    }

    @Test
    void saysThatItHasTroubleAndRecovers() {
        open("");
        page.route("**/phone/conversations*", route -> route.abort());
        assertThat(page.getByText("The phones do not answer.")).isVisible();

        page.unroute("**/phone/conversations*");
        assertThat(page.getByText("The phones do not answer.")).isHidden();
        complaints.removeIf(text -> text.contains("ERR_FAILED"));
    }

    @Test
    void showsMoreNumbersAsSoonAsItCan() {
        write(PAGE + 1, index -> "+61491%06d".formatted(index));
        open("");
        assertThat(numbers()).hasCount(PAGE);
        page.route(OLDER, Route::abort);
        button("Show more numbers").click();
        assertThat(page.getByText("The phones do not answer. Trying again.")).isVisible();
        assertThat(numbers()).hasCount(PAGE);

        page.unroute(OLDER);
        assertThat(numbers()).hasCount(PAGE + 1);
        assertThat(page.getByText("The phones do not answer.")).isHidden();
        assertThat(numbers().last()).isFocused();
        http.write(TwilioHttp.KIM, "Just now");
        assertThat(numbers().first()).containsText("Just now");
        assertThat(numbers()).hasCount(PAGE + 2);
        assertThat(numbers().last()).isFocused();
        complaints.removeIf(text -> text.contains("ERR_FAILED"));
    }

    @ParameterizedTest
    @ValueSource(ints = {360, 1600})
    void showsOlderMessagesAsSoonAsItCan(int width) {
        page.setViewportSize(width, 800);
        write(PAGE + 1, index -> TwilioHttp.KIM);
        open("?number=" + TwilioHttp.KIM);
        assertThat(messages()).hasCount(PAGE);
        page.route(OLDER, Route::abort);
        button("Show older messages").click();
        assertThat(page.getByText(NOT_FETCHED)).isVisible();
        assertThat(messages()).hasCount(PAGE);
        assertThat(button("Show older messages")).isFocused();
        assertThat(Axe.violations(page)).isEmpty();

        page.unroute(OLDER);
        assertThat(messages()).hasCount(PAGE + 1);
        assertThat(page.getByText(NOT_FETCHED)).isHidden();
        assertThat(button("Show older messages")).isHidden();
        assertThat(log()).isFocused();
        complaints.removeIf(text -> text.contains("ERR_FAILED"));
    }

    @Test
    void doesNotCallAPhoneEmptyThatDidNotAnswer() {
        page.route("**/phone/conversations*", Route::abort);
        page.route("**/phone/messages*", Route::abort);
        open("?number=" + TwilioHttp.KIM);
        assertThat(page.getByText("The phones do not answer. Trying again.")).isVisible();
        assertThat(page.getByText(NOT_FETCHED)).isVisible();
        assertThat(page.getByText("No messages yet.")).isHidden();
        assertThat(log()).not().containsText("This phone has no messages yet");

        page.unroute("**/phone/conversations*");
        page.unroute("**/phone/messages*");
        assertThat(page.getByText("No messages yet.")).isVisible();
        assertThat(log()).containsText("This phone has no messages yet");
        complaints.removeIf(text -> text.contains("ERR_FAILED"));
    }

    @Test
    void emptiesAllPhonesWhenItIsSure() {
        delivered(TwilioHttp.KIM, "Tomorrow at 15:00");
        open("");
        button("Delete all").click();
        page.getByRole(AriaRole.DIALOG).getByText("Delete all").click();

        assertThat(page.getByText("No messages yet.")).isVisible();
    }

    @Test
    void isAsUsableOnAPhone() {
        page.setViewportSize(360, 640);
        delivered(TwilioHttp.KIM, "Tomorrow at 15:00 ".repeat(30));
        open("");
        fits();
        page.getByText(TwilioHttp.KIM).click();
        assertThat(log()).isVisible();
        assertThat(page.getByText("Numbers, newest first")).isHidden();
        fits();

        button("All numbers").click();

        assertThat(heading("Phone")).isVisible();
    }

    private void fits() {
        assertThat(page.evaluate("document.documentElement.scrollWidth")).isEqualTo(360);
    }

    @ParameterizedTest
    @CsvSource({"360, light, en", "360, dark, is", "1600, light, is", "1600, dark, en"})
    void canBeUsedByEverybody(int width, String theme, String language) {
        page.setViewportSize(width, 800);
        page.navigate(http.address("/phone?theme=" + theme + "&lang=" + language));
        assertThat(page.locator(".empty").first()).isVisible();
        assertThat(Axe.violations(page)).isEmpty();

        delivered(TwilioHttp.KIM, "Á morgun kl. 15 🙂");
        delivered(Fate.UNREACHABLE.number(), "Á morgun");
        http.write(TwilioHttp.KIM, "Já");
        page.navigate(http.address("/phone?number=" + TwilioHttp.KIM));
        assertThat(log()).containsText("Á morgun kl. 15");
        assertThat(Axe.violations(page)).isEmpty();
        page.navigate(http.address("/phone?number=" + Fate.UNREACHABLE.number()));
        assertThat(log()).containsText("30003");
        assertThat(Axe.violations(page)).isEmpty();
    }

    @Test
    void speaksIcelandic() {
        delivered(TwilioHttp.KIM, "Á morgun klukkan þrjú");
        page.navigate(http.address("/phone?lang=is&number=" + TwilioHttp.KIM));

        assertThat(heading("Sími")).isVisible();
        assertThat(log()).containsText("1 hluti, UCS-2");
        assertThat(button("Senda")).isVisible();
    }
}
