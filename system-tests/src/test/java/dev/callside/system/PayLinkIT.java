package dev.callside.system;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.FrameLocator;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.callside.plugin.browser.Axe;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A request that nobody paid in its call is sent on by mail, paid on a page of its own, and ends when its link does. */
@ExtendWith(WithDemo.class)
class PayLinkIT {

    private static final String DECLINED = "4000000000000002";
    private static final Pattern LINK = Pattern.compile("http\\S+/pay/link#([\\w-]+)");
    private static final Duration SOON = Duration.ofSeconds(30);

    @Test
    void isPaidOutsideTheCall(Demo demo, Chromium chromium) {
        try (var call =
                TwoPeople.meet(demo, chromium.person("en-AU", 1600, 1000), chromium.person("en-AU", 1000, 800))) {
            call.clinician().openForm();
            call.clinician().ask("80.00", "Standard consultation");
            call.patient().says("asks you to pay");
            call.patient().page().close();
            call.end();

            call.clinician().button("Send pay link").click();
            call.clinician().field("E-mail of the patient").fill(call.email());
            Screenshots.take(call.clinician().page(), "clinician-pay-link");
            assertThat(Axe.violations(call.clinician().page())).isEmpty();
            call.clinician()
                    .panel()
                    .getByRole(
                            AriaRole.BUTTON,
                            new FrameLocator.GetByRoleOptions().setName("Send").setExact(true))
                    .click();
            call.clinician().says("Pay link sent to k…@example.com, can be paid until");

            try (BrowserContext elsewhere = chromium.person("en-AU", 1000, 900)) {
                pays(elsewhere.newPage(), link(demo, call.email()).group(), call.email());
            }

            call.clinician().says("Payment received");
            call.clinician().says("4242");
            assertThat(call.charges()).isEqualTo(1);
            Await.until(
                    SOON,
                    () -> "a receipt for " + call.email(),
                    () -> demo.mailbox().of(call.email()).size() == 2);
        }
    }

    /** With a card that is declined, then with one that is not. */
    private static void pays(Page page, String link, String email) {
        page.navigate(link);
        assertThat(page.getByText("Standard consultation")).isVisible();
        assertThat(page).hasURL(Pattern.compile("/pay/link$"));
        Screenshots.take(page, "pay-link");
        button(page, "Pay now").click();
        page.getByLabel("E-mail for the receipt").fill(email);
        typeCard(page, DECLINED);
        button(page, "Pay AUD").click();
        assertThat(page.getByText("Your bank declined this card. Nothing was charged.")
                        .first())
                .isVisible();
        typeCard(page, Stripe.GOOD_CARD);
        button(page, "Pay AUD").click();
        assertThat(page.getByText("Thank you. Your payment has been received.").first())
                .isVisible();
        assertThat(page.getByText("Receipt sent to k…@example.com")).isVisible();
        assertThat(Axe.violations(page)).isEmpty();
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name));
    }

    private static void typeCard(Page page, String number) {
        var card = page.frameLocator(".card-fields iframe");
        card.getByLabel("Card number").fill(number);
        card.getByLabel("Expiration date").fill("12 / 34");
        card.getByLabel("Security code").fill("123");
    }

    private static MatchResult link(Demo demo, String email) {
        Await.until(SOON, () -> "no mail to " + email, () -> found(demo, email).isPresent());
        return found(demo, email).orElseThrow();
    }

    private static Optional<MatchResult> found(Demo demo, String email) {
        return demo.mailbox().of(email).stream()
                .map(mail -> demo.mailbox().text(mail.path("id").asText()))
                .flatMap(text -> LINK.matcher(text).results())
                .findFirst();
    }

    @Test
    void outlivesItsCallAndEndsWithItsLink(ReminderDemo demo, Chromium chromium) {
        String call = Demo.newCall();
        String email = "kim-" + UUID.randomUUID() + "@example.com";
        Person clinician = Person.in(demo.addresses(), call, "clinician");
        String request = clinician.ask();
        var sent = clinician.post("requests/" + request + "/pay-link", Map.of("email", email));
        assertThat(sent.status()).as(sent.text()).isEqualTo(200);
        String left = clinician.ask(); // nobody tells of the call's end: it is over with the longest session
        MatchResult link = link(demo.demo(), email);
        Phone clock = demo.phone("+61491570156");

        demo.move(clock, clock.now().plus(Duration.ofDays(13)));
        Await.until(
                SOON,
                () -> "the one without a link is still open",
                () -> demo.demo().stripe().intentsOf(left).stream()
                        .allMatch(intent -> intent.path("status").asText().equals("canceled")));
        assertThat(look(demo, link).path("state").asText()).isEqualTo("requested");
        assertThat(look(demo, link).path("canPay").asBoolean()).isTrue();

        demo.move(clock, clock.now().plus(Duration.ofDays(2)));
        Await.until(
                SOON,
                () -> "the link is still open",
                () -> demo.demo().stripe().intentsOf(request).stream()
                        .allMatch(intent -> intent.path("status").asText().equals("canceled")));
        // Not before: who looks at a link too often has to wait.
        Await.until(
                SOON,
                () -> look(demo, link).toString(),
                () -> look(demo, link).path("state").asText().equals("expired"));
        try (BrowserContext elsewhere = chromium.person()) {
            Page page = elsewhere.newPage();
            page.navigate(link.group());
            assertThat(page.getByText("The time to pay it is over. Nothing was charged."))
                    .isVisible();
            assertThat(button(page, "Pay now")).hasCount(0);
        }
    }

    private static JsonNode look(ReminderDemo demo, MatchResult link) {
        return Http.post(demo.addresses().api() + "/pay-links", Map.of(), Map.of("token", link.group(1)))
                .body()
                .path("request");
    }
}
