package dev.callside.system;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.FrameLocator;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;

/** The practice's manager at <em>Configure › Client payments</em>, with Stripe's pages in further tabs. */
final class Manager implements AutoCloseable {

    private final Demo demo;
    private final BrowserContext context;
    private final Page page;
    private final FrameLocator panel;

    Manager(Demo demo, Chromium chromium) {
        this.demo = demo;
        context = chromium.person("en-AU", 1600, 1000);
        page = context.newPage();
        page.navigate(demo.addresses().host() + "/configure");
        panel = page.frameLocator("iframe");
    }

    Page page() {
        return page;
    }

    void speaks(String language) {
        page.navigate(demo.addresses().host() + "/configure?lang=" + language);
    }

    void sees(String text) {
        assertThat(panel.getByText(text).first()).isVisible();
    }

    void doesNotSee(String text) {
        assertThat(panel.getByText(text)).hasCount(0);
    }

    /** In front, as whoever comes back from Stripe's window has it: a click into one that lies behind can be lost. */
    void press(String name) {
        page.bringToFront();
        button(name).click();
    }

    Locator button(String name) {
        return panel.getByRole(
                AriaRole.BUTTON,
                new FrameLocator.GetByRoleOptions().setName(name).setExact(true));
    }

    /** The button of the dialog that asks whether it is meant. */
    void insist(String name) {
        panel.locator("dialog[open]")
                .getByRole(
                        AriaRole.BUTTON,
                        new Locator.GetByRoleOptions().setName(name).setExact(true))
                .click();
    }

    Locator email() {
        return panel.getByLabel("E-mail address for the account");
    }

    /** Stripe's number of the account that is shown. */
    String account() {
        return panel.locator("dd").getByText("acct_").textContent();
    }

    /** Stripe's page, which a press of that button opens. */
    Page follow(String button) {
        return context.waitForPage(() -> press(button));
    }

    /** The same from within the dialog. */
    Page followInsisting(String button) {
        return context.waitForPage(() -> insist(button));
    }

    /**
     * The account's own dashboard at Stripe, where its owner or Stripe does that. Left open: a page that is closed while its
     * form is on its way can hang the browser.
     */
    void atStripe(String account, String action) {
        Page dashboard = context.newPage();
        dashboard.navigate(demo.stripe().dashboard(account));
        choose(dashboard, action);
    }

    /** Presses a button of one of Stripe's pages. */
    static void choose(Page page, String button) {
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName(button).setExact(true))
                .click();
    }

    /** Whoever comes back from Stripe reads that, and where: the address is kept in case somebody opens it again. */
    static String comesBackTo(Page page, String title) {
        assertThat(page.getByText(title).first()).isVisible();
        Screenshots.look(page, "return-" + title.replaceAll("\\W+", "-"));
        String address = page.url();
        page.close();
        return address;
    }

    void removes() {
        press("Remove");
        insist("Remove");
        sees("No Stripe account yet");
        // what the live stream still has to say of it would meet what is typed next
        page.reload();
        sees("No Stripe account yet");
    }

    /** Whatever is linked or waits to be confirmed: none of it is left. */
    void startsFromNothing() {
        // Only then is it known which of them there is.
        assertThat(button("Not this one")
                        .or(button("Remove"))
                        .or(button("Go to Stripe"))
                        .first())
                .isVisible();
        if (button("Not this one").isVisible()) {
            press("Not this one");
            assertThat(button("Not this one")).isHidden();
        }
        if (button("Remove").isVisible()) {
            removes();
        }
        assertThat(button("Go to Stripe")).isVisible();
    }

    @Override
    public void close() {
        context.close();
    }
}
