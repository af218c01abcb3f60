package dev.callside.system;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The practice's manager has an account made at Stripe, leads it through Stripe's form, and sees what becomes of it. */
@ExtendWith(WithDemo.class)
class AccountsV2IT {

    private static final String EMAIL = "accounts@harbour.example";

    private static Demo demo;
    private Manager manager;

    @BeforeAll
    static void start() {
        demo = new Demo(Map.of("CALLSIDE_STRIPE_LINKING", "accounts-v2"));
        // what is seen here, the thin events have told
        demo.stripe().lose("account.updated");
    }

    @AfterAll
    static void stop() {
        demo.close();
    }

    @BeforeEach
    void open(Chromium chromium) {
        manager = new Manager(demo, chromium);
        manager.startsFromNothing();
    }

    @AfterEach
    void close() {
        manager.close();
    }

    @Test
    void makesAnAccountThatTakesPayments(Chromium chromium) {
        Screenshots.look(manager.page(), "v2-none");
        manager.email().fill("harbour");
        manager.press("Go to Stripe");
        manager.sees("Enter an e-mail address such as name@example.com.");
        assertThat(manager.email()).hasValue("harbour");
        assertThat(manager.email()).isFocused();
        Screenshots.look(manager.page(), "v2-wrong-address");

        manager.email().fill(EMAIL);
        Page form = manager.follow("Go to Stripe");
        Screenshots.look(form, "v2-stripes-form");
        finishes(form, "Harbour Practice Pty Ltd");
        Manager.comesBackTo(form, "One more step");
        manager.sees("Waiting for you");
        Screenshots.look(manager.page(), "v2-pending");
        ManagerIT.clinicianIsTold(demo, chromium, "You can't request payments yet");

        manager.press("Confirm");
        manager.sees("Ready for payments");
        manager.sees("Harbour Practice Pty Ltd");
        Screenshots.look(manager.page(), "v2-active");
        paysOn(manager.account(), chromium);
    }

    @Test
    void goesOnWithAnAccountThatWasLeftHalfWay(Chromium chromium) {
        leftHalfWay("half-way@harbour.example");
        manager.sees("The practice's website");
        Screenshots.look(manager.page(), "v2-pending-half-way");
        manager.press("Confirm");
        manager.sees("Restricted by Stripe");
        manager.sees("A bank account for payouts");
        Screenshots.look(manager.page(), "v2-restricted");
        ManagerIT.clinicianIsTold(demo, chromium, "Stripe needs something");

        String account = manager.account();
        Page form = manager.follow("Continue at Stripe");
        finishes(form, "Harbour Practice");
        Manager.comesBackTo(form, "Back from Stripe");
        manager.sees("Ready for payments");
        assertThat(manager.account()).isEqualTo(account);
    }

    @Test
    void comesBackToTheSameAccountAfterSayingNo() {
        leftHalfWay("no@harbour.example");
        String account = manager.account();
        manager.press("Not this one");
        manager.sees("No Stripe account yet");

        leftHalfWay("no@harbour.example");
        assertThat(manager.account()).isEqualTo(account);
        manager.press("Not this one");

        leftHalfWay("other@harbour.example");
        assertThat(manager.account()).isNotEqualTo(account);
    }

    @Test
    void leadsToANewFormWhenOneHasRunOut() {
        manager.email().fill("late@harbour.example");
        Page form = manager.follow("Go to Stripe");
        form.reload();
        Manager.comesBackTo(form, "This page has run out");

        manager.sees("Stripe's page had run out");
        Page again = manager.follow("Go to Stripe");
        finishes(again, "Harbour Practice");
        String address = Manager.comesBackTo(again, "One more step");
        manager.press("Confirm");
        manager.sees("Ready for payments");

        Page replayed = manager.page().context().newPage();
        replayed.navigate(address);
        Manager.comesBackTo(replayed, "This link no longer works");
        manager.sees("Ready for payments");
    }

    @Test
    void changesToAnotherAccount(Chromium chromium) {
        String before = linked("before@harbour.example");
        manager.press("Change account");
        Screenshots.look(manager.page(), "v2-change");
        manager.press("Back");
        manager.sees("Ready for payments");

        manager.press("Change account");
        manager.email().fill("after@harbour.example");
        Page form = manager.follow("Go to Stripe");
        finishes(form, "Harbour Practice South");
        Manager.comesBackTo(form, "One more step");
        manager.press("Confirm");
        manager.sees("Harbour Practice South");
        assertThat(manager.account()).isNotEqualTo(before);
        paysOn(manager.account(), chromium);
    }

    @Test
    void learnsFromThinEventsWhatStripeDecides() {
        String account = linked("watched@harbour.example");
        manager.atStripe(account, "Restrict this account");
        manager.sees("Restricted by Stripe");
        manager.sees("A document that proves who they are");
        manager.atStripe(account, "Lift the restriction");
        manager.sees("Ready for payments");
        manager.atStripe(account, "Reject this account");
        manager.sees("Stripe does not let this account take payments.");
        Screenshots.look(manager.page(), "v2-rejected");
    }

    @Test
    void makesAnotherAccountWhenStripeHasClosedTheFirst(Chromium chromium) {
        String closed = linked("closed@harbour.example");
        manager.atStripe(closed, "Close this account");
        manager.sees("Unlinked at Stripe");
        Screenshots.look(manager.page(), "v2-closed");
        ManagerIT.clinicianIsTold(demo, chromium, "You can't request payments yet");

        // removed, nothing here knows of it any more; Stripe remembers it under the same key
        manager.removes();
        assertThat(linked("closed@harbour.example")).isNotEqualTo(closed);
        paysOn(manager.account(), chromium);
    }

    @Test
    void linksAnotherWhenThePracticeDisconnectedIt() {
        String account = linked("gone@harbour.example");
        manager.atStripe(account, "Disconnect Callside");
        manager.sees("Unlinked at Stripe");
        assertThat(linked("gone@harbour.example")).isNotEqualTo(account);
    }

    /** From an e-mail address to an account in use. */
    private String linked(String email) {
        manager.email().fill(email);
        Page form = manager.follow("Go to Stripe");
        finishes(form, "Harbour Practice");
        Manager.comesBackTo(form, "One more step");
        manager.press("Confirm");
        manager.sees("Ready for payments");
        return manager.account();
    }

    private void leftHalfWay(String email) {
        manager.email().fill(email);
        Page form = manager.follow("Go to Stripe");
        Manager.choose(form, "Leave without finishing");
        Manager.comesBackTo(form, "One more step");
        manager.sees("Waiting for you");
    }

    private static void finishes(Page form, String name) {
        form.getByLabel("Name of the business").fill(name);
        Manager.choose(form, "Agree and submit");
    }

    private static void paysOn(String account, Chromium chromium) {
        try (var call = TwoPeople.meet(demo, chromium)) {
            call.atTheCardForm();
            call.patient().pay(Stripe.GOOD_CARD);
            call.patient().shows("paid");
            call.clinician().shows("paid");
        }
        assertThat(demo.stripe().intents(account))
                .hasSize(1)
                .allMatch(intent -> intent.path("status").asText().equals("succeeded"));
    }
}
