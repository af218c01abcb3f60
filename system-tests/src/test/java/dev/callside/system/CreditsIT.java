package dev.callside.system;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.callside.plugin.browser.Axe;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Credits in the browser against the sandbox's Stripe: bought by hand, by themselves, and by a link from a mail. */
@ExtendWith(WithDemo.class)
class CreditsIT {

    private static final String DECLINED = "4000000000000002";
    private static final String AUTHENTICATES = "4000002760003184";
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final Pattern LINK = Pattern.compile("http://\\S+/pay/complete#\\S+");

    @Test
    void buysByHandThroughADeclineAndTheBanksConfirmation(Demo demo, Chromium chromium) {
        try (BrowserContext context = chromium.person("en-AU", 1600, 1000)) {
            Console console = Console.open(context, demo, "manager").credits();
            int before = console.balance("Group");

            console.button("Buy credits").click();
            console.field("Amount in AUD").fill("125");
            console.says("1,250 credits");
            console.says("AUD 0.10 per credit, AUD 125.00 in all");
            console.field("Send the receipt to").fill("books@harbour.example");
            Screenshots.take(console.page(), "credits-buy");
            console.field("A new card").check();
            console.field("Save this card").uncheck();
            console.button("Enter the card").click();

            console.typeCard(DECLINED);
            console.button("Buy 1,250 credits").click();
            console.says("Card not accepted");
            console.says("Nothing was charged.");

            console.typeCard(AUTHENTICATES);
            console.button("Buy 1,250 credits").click();
            Side.button(console.bank(), "Complete").click();
            console.says("1,250 credits bought");
            console.button("Done").click();
            Await.until(
                    SOON,
                    () -> "the balance is " + console.balance("Group"),
                    () -> console.balance("Group") == before + 1250);
            Screenshots.take(console.page(), "credits");

            console.openLevel("Group", "History");
            assertThat(console.frame().getByText("+1,250").first()).isVisible();
            Screenshots.take(console.page(), "credits-history");
        }
    }

    @Test
    void topsUpByItselfWhileMessagesAreSpent(Demo demo, Chromium chromium) {
        try (BrowserContext context = chromium.person("en-AU", 1600, 1000)) {
            Console console = Console.open(context, demo, "manager").credits();
            saveCard(console, "Group", Stripe.GOOD_CARD);
            switchOnTopUp(console, "sam@harbour.example");
            console.says("Saved");
            Screenshots.take(console.page(), "credits-top-up");
            // below the threshold it acts at once
            Await.until(SOON, () -> "the balance is " + console.balance("Group"), () -> console.balance("Group") >= 10);

            int before = spendDownTo(console, 12);
            console.spend(5);
            Await.until(
                    SOON,
                    () -> "the balance is " + console.balance("Group"),
                    () -> console.balance("Group") == before - 5 + 83);
            console.tab("History").click();
            console.says("Topped up automatically");
        }
    }

    /** Spends until so many are left, a thousand at a time. */
    private static int spendDownTo(Console console, int left) {
        int balance = console.balance("Group");
        while (balance > left) {
            int expected = balance - Math.min(1000, balance - left);
            console.spend(balance - expected);
            Await.until(SOON, () -> "not " + expected, () -> console.balance("Group") == expected);
            balance = expected;
        }
        return balance;
    }

    @Test
    void aPractitionerCompletesFromTheMailWhatTheBankWantsConfirmed(Demo demo, Chromium chromium) {
        try (BrowserContext context = chromium.person("en-AU", 1000, 900)) {
            Console ana = Console.open(context, demo, "clinician");
            ana.says("You have no individual level");
            addLevelForAna(demo, context);
            // as whoever closes another window does; a click into one that lies behind can be lost
            ana.page().bringToFront();
            assertThat(ana.button("Dr Ana Ruiz")).isVisible();
            assertThat(ana.frame().getByText("Group")).hasCount(0);
            assertThat(ana.button("Add new")).hasCount(0);

            String email = "ana-" + UUID.randomUUID() + "@harbour.example";
            saveCard(ana, "Dr Ana Ruiz", AUTHENTICATES);
            switchOnTopUp(ana, email);
            ana.says("Stopped");
            Await.until(
                    SOON, () -> "no mail to " + email, () -> link(demo, email).isPresent());
            Screenshots.take(ana.page(), "credits-stopped");

            Page complete = context.newPage();
            complete.navigate(link(demo, email).orElseThrow());
            assertThat(complete.getByText("Nothing has been charged yet.")).isVisible();
            assertThat(complete).hasURL(Pattern.compile("/pay/complete$"));
            Screenshots.take(complete, "credits-complete");
            assertThat(Axe.violations(complete)).isEmpty();
            complete.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Continue with your bank"))
                    .click();
            Side.button(complete.frameLocator("dialog iframe"), "Complete").click();
            assertThat(complete.getByText("83 credits have been added.")).isVisible();
            complete.close();
            Await.until(
                    SOON, () -> "the balance is " + ana.balance("Dr Ana Ruiz"), () -> ana.balance("Dr Ana Ruiz") == 83);

            ana.button("Remove level").click();
            ana.button("Remove level, move 83 credits").click();
            ana.says("You have no individual level");
        }
    }

    private static void addLevelForAna(Demo demo, BrowserContext context) {
        Console manager = Console.open(context, demo, "manager").credits();
        manager.button("Add new").click();
        manager.field("Practitioner").selectOption("Dr Ana Ruiz");
        manager.button("Add level").click();
        assertThat(manager.button("Dr Ana Ruiz")).isVisible();
        // who hears when top-ups of any level stop
        manager.openLevel("Group", "Alerts");
        tell(manager, "sam@harbour.example");
        manager.page().close();
    }

    private static void saveCard(Console console, String level, String number) {
        console.openLevel(level, "Cards");
        console.button("Add card").click();
        console.typeCard(number);
        console.button("Save card").click();
        if (number.equals(AUTHENTICATES)) {
            Side.button(console.bank(), "Complete").click();
        }
        console.says("•••• " + number.substring(12));
    }

    /** AUD 10.00 as soon as fewer than ten are left. */
    private static void switchOnTopUp(Console console, String email) {
        console.tab("Alerts").click();
        tell(console, email);
        console.tab("Auto top up").click();
        console.field("Buy credits automatically").check();
        console.field("Amount each time, in AUD").fill("10");
        console.says("Buys 83 credits at today's price.");
        console.button("Save auto top up").click();
    }

    private static void tell(Console console, String email) {
        console.field("E-mail addresses").fill(email);
        console.button("Save alerts").click();
        console.says("Saved");
    }

    private static Optional<String> link(Demo demo, String email) {
        return demo.mailbox().of(email).stream()
                .map(mail -> demo.mailbox().text(mail.path("id").asText()))
                .flatMap(text -> LINK.matcher(text).results().map(MatchResult::group))
                .findFirst();
    }

    /** The pages look the same to those who can't see them. */
    @Test
    void isForEverybody(Demo demo, Chromium chromium) {
        for (int width : new int[] {360, 1600}) {
            try (BrowserContext context = chromium.person("en-AU", width, 900)) {
                Console console = Console.open(context, demo, "manager");
                console.says("Ready for payments");
                assertThat(Axe.violations(console.page())).isEmpty();
                Object tooWide = console.page().evaluate("() => document.documentElement.scrollWidth > innerWidth");
                assertThat(tooWide).isEqualTo(false);
            }
        }
        try (BrowserContext context = chromium.person()) {
            for (String path : new String[] {"/mailbox", "/control", "/nothing-here"}) {
                Page page = context.newPage();
                page.navigate(demo.addresses().host() + path);
                assertThat(page.locator("main")).isVisible();
                assertThat(Axe.violations(page)).as(path).isEmpty();
                page.close();
            }
        }
    }

    @Test
    void isForEverybodyInACallToo(Demo demo, Chromium chromium) {
        try (var call = TwoPeople.meet(demo, chromium)) {
            call.atTheCardForm();
            assertThat(call.patient().payButton()).isVisible();
            assertThat(Axe.violations(call.clinician().page())).isEmpty();
            assertThat(Axe.violations(call.patient().page())).isEmpty();
        }
    }
}
