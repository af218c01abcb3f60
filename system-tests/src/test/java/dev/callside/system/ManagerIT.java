package dev.callside.system;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The practice's manager links an existing Stripe account, in each of the states that it can be in. */
@ExtendWith(WithDemo.class)
class ManagerIT {

    private static final String OTHER_ACCOUNT = "acct_1CallsideUsd";

    // an own one: others need the account, and their open requests keep it from being removed
    private static Demo demo;
    private Manager manager;

    @BeforeAll
    static void start() {
        demo = new Demo();
    }

    @AfterAll
    static void stop() {
        demo.close();
    }

    @BeforeEach
    void open(Chromium chromium) {
        manager = new Manager(demo, chromium);
    }

    @AfterEach
    void linkAgain() {
        manager.startsFromNothing();
        links(Stripe.ACCOUNT, "Go to Stripe");
        manager.press("Confirm");
        manager.sees("Ready for payments");
        manager.close();
    }

    @Test
    void unlinksRefusesAndLinksAgain(Chromium chromium) {
        manager.sees("Ready for payments");
        Screenshots.take(manager.page(), "manager");
        Screenshots.look(manager.page(), "oauth-active");

        manager.removes();
        Screenshots.look(manager.page(), "oauth-none");
        clinicianIsTold(demo, chromium, "Ask your practice manager to link one");

        Page refusing = manager.follow("Go to Stripe");
        manager.sees("Waiting for Stripe");
        Screenshots.look(manager.page(), "oauth-waiting");
        refusing.locator("input[value=" + Stripe.ACCOUNT + "]").check();
        Manager.choose(refusing, "Don't connect");
        Manager.comesBackTo(refusing, "Not linked");
        manager.sees("The account was not linked.");
        Screenshots.look(manager.page(), "oauth-refused");

        links(Stripe.ACCOUNT, "Go to Stripe");
        manager.sees("Waiting for you");
        Screenshots.look(manager.page(), "oauth-pending");
        manager.press("Not this one");
        manager.sees("Go to Stripe");
    }

    @Test
    void changesTheAccountOnlyWhenTheNewOneIsConfirmed() {
        manager.press("Change account");
        Page consent = manager.followInsisting("Go to Stripe");
        connect(consent, OTHER_ACCOUNT);
        manager.sees("Waiting for you");
        assertThat(manager.account()).isEqualTo(OTHER_ACCOUNT);
        manager.sees("disconnect Callside in its Stripe dashboard");

        manager.press("Not this one");
        manager.sees("Ready for payments");
        assertThat(manager.account()).isEqualTo(Stripe.ACCOUNT);

        manager.press("Change account");
        connect(manager.followInsisting("Go to Stripe"), OTHER_ACCOUNT);
        manager.press("Confirm");
        manager.sees("Ready for payments");
        assertThat(manager.account()).isEqualTo(OTHER_ACCOUNT);
    }

    @Test
    void needsNoSecondWordForTheSameAccount() {
        manager.press("Change account");
        Page consent = manager.followInsisting("Go to Stripe");
        consent.locator("input[value=" + Stripe.ACCOUNT + "]").check();
        Manager.choose(consent, "Connect");
        Manager.comesBackTo(consent, "Back from Stripe");
        manager.sees("with the account that was linked before");
        manager.sees("Ready for payments");
    }

    @Test
    void saysEachTimeThatNoAccountWasConnected() {
        manager.press("Change account");
        refuses(manager.followInsisting("Go to Stripe"));
        manager.sees("Nothing has changed.");
        manager.sees("Ready for payments");

        manager.removes();
        refuses(manager.follow("Go to Stripe"));
        manager.sees("The account was not linked.");
        refuses(manager.follow("Go to Stripe"));
        manager.sees("without connecting an account");
    }

    private static void refuses(Page consent) {
        refuses(consent, "Not linked");
    }

    private static void refuses(Page consent, String title) {
        consent.locator("input[value=" + Stripe.ACCOUNT + "]").check();
        Manager.choose(consent, "Don't connect");
        Manager.comesBackTo(consent, title);
    }

    /** Whatever their browser speaks. */
    @Test
    void comesBackInTheLanguageOfThePanel() {
        manager.speaks("is");
        manager.press("Skipta um reikning");
        refuses(manager.followInsisting("Fara á Stripe"), "Ekki tengt");
        manager.speaks("en");
        manager.sees("Ready for payments");
    }

    @Test
    void showsWhatStripeAsksForUntilItHasIt(Chromium chromium) {
        manager.sees("Ready for payments");
        manager.atStripe(Stripe.ACCOUNT, "Restrict this account");
        manager.sees("Restricted by Stripe");
        manager.sees("A document that proves who they are");
        assertThat(manager.button("Continue at Stripe")).hasCount(0);
        Screenshots.look(manager.page(), "oauth-restricted");
        clinicianIsTold(demo, chromium, "Stripe needs something");

        manager.atStripe(Stripe.ACCOUNT, "Lift the restriction");
        manager.sees("Ready for payments");
    }

    @Test
    void saysThatStripeRejectedTheAccount(Chromium chromium) {
        manager.sees("Ready for payments");
        manager.atStripe(Stripe.ACCOUNT, "Reject this account");
        manager.sees("Stripe does not let this account take payments.");
        Screenshots.look(manager.page(), "oauth-rejected");
        clinicianIsTold(demo, chromium, "You can't request payments yet");
        manager.atStripe(Stripe.ACCOUNT, "Lift the restriction");
        manager.sees("Ready for payments");
    }

    @Test
    void saysThatItWasUnlinkedAtStripeAndLinksItAgain(Chromium chromium) {
        manager.sees("Ready for payments");
        manager.atStripe(Stripe.ACCOUNT, "Disconnect Callside");
        manager.sees("The link was ended at Stripe");
        Screenshots.look(manager.page(), "oauth-unlinked");
        clinicianIsTold(demo, chromium, "You can't request payments yet");

        Page consent = manager.follow("Go to Stripe");
        consent.locator("input[value=" + Stripe.ACCOUNT + "]").check();
        Manager.choose(consent, "Connect");
        Manager.comesBackTo(consent, "Back from Stripe");
        manager.sees("Ready for payments");
    }

    @Test
    void takesAnAnswerOnceAndFromNobodyElse(Chromium chromium) {
        manager.removes();
        String address = links(Stripe.ACCOUNT, "Go to Stripe");
        manager.sees("Waiting for you");
        manager.press("Not this one");
        manager.sees("No Stripe account yet");

        try (var stranger = chromium.person()) {
            Page page = stranger.newPage();
            page.navigate(address);
            assertThat(page.getByText("This link no longer works").first()).isVisible();
            page.navigate(demo.addresses().callside() + "/pay/stripe/return?state=guessed&code=ac_guessed");
            assertThat(page.getByText("This link no longer works").first()).isVisible();
            Screenshots.look(page, "return-unknown");
            page.navigate(demo.addresses().callside() + "/pay/stripe/return");
            assertThat(page.getByText("This link no longer works").first()).isVisible();
        }
        manager.sees("No Stripe account yet");
    }

    /** In another browser, without a session: the account waits for the manager all the same. */
    @Test
    void needsNoSessionToComeBack(Chromium chromium) {
        manager.removes();
        Page consent = manager.follow("Go to Stripe");
        try (var elsewhere = chromium.person()) {
            Page page = elsewhere.newPage();
            page.navigate(consent.url());
            connect(page, Stripe.ACCOUNT);
        }
        consent.close();
        manager.sees("Waiting for you");
        manager.press("Not this one");
        manager.sees("No Stripe account yet");
    }

    /** Gives the address of the page that the manager came back to. */
    private String links(String account, String button) {
        return connect(manager.follow(button), account);
    }

    private static String connect(Page consent, String account) {
        consent.locator("input[value=" + account + "]").check();
        Manager.choose(consent, "Connect");
        return Manager.comesBackTo(consent, "One more step");
    }

    static void clinicianIsTold(Demo demo, Chromium chromium, String text) {
        try (var call = TwoPeople.meet(demo, chromium)) {
            call.clinician().openPanel("Apps & tools", "Request payment");
            call.clinician().says("You can't request payments yet");
            call.clinician().says(text);
        }
    }
}
