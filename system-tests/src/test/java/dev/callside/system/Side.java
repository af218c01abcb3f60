package dev.callside.system;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Frame;
import com.microsoft.playwright.FrameLocator;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.regex.Pattern;

/** One person's side of a call, and the panel in it. */
final class Side {

    private final Frame side;

    private Side(Frame side) {
        this.side = side;
    }

    static Side open(BrowserContext context, Demo demo, String call, String seat) {
        Page page = context.newPage();
        page.navigate(demo.addresses().host() + "/call/" + call + "/" + seat);
        assertThat(page.locator("main")).isVisible();
        return new Side(page.mainFrame());
    }

    /** One of the sides that the sandbox's front page shows beside each other. */
    static Side framed(Page page, String seat) {
        assertThat(page.frameLocator("iframe[name=" + seat + "]").locator("main"))
                .isAttached();
        return new Side(page.frame(seat));
    }

    Page page() {
        return side.page();
    }

    FrameLocator panel() {
        return side.frameLocator("iframe");
    }

    FrameLocator card() {
        return panel().frameLocator(".card-fields iframe");
    }

    FrameLocator bank() {
        return panel().frameLocator("dialog iframe");
    }

    Locator button(String name) {
        return button(panel(), name);
    }

    static Locator button(FrameLocator frame, String name) {
        return frame.getByRole(AriaRole.BUTTON, new FrameLocator.GetByRoleOptions().setName(name));
    }

    Locator field(String label) {
        return panel().getByLabel(label);
    }

    /** Opens the panel from <em>Apps &amp; tools</em>, which is {@code menu} in the page's language. */
    void openPanel(String menu, String entry) {
        side.getByRole(AriaRole.BUTTON, new Frame.GetByRoleOptions().setName(menu))
                .click();
        side.getByRole(AriaRole.MENUITEM, new Frame.GetByRoleOptions().setName(entry))
                .click();
    }

    void openForm() {
        openPanel("Apps & tools", "Request payment");
        assertThat(field("Amount")).isVisible();
    }

    void type(String amount, String description) {
        field("Amount").fill(amount);
        field("Description").fill(description);
    }

    void ask(String amount, String description) {
        type(amount, description);
        button("Request payment").click();
    }

    /** As far as the card form. */
    void payNow(String email) {
        button("Pay now").click();
        field("E-mail for the receipt").fill(email);
    }

    void typeCard(String number) {
        card().getByLabel("Card number").fill(number);
        card().getByLabel("Expiration date").fill("12 / 34");
        card().getByLabel("Security code").fill("123");
    }

    Locator payButton() {
        return panel().getByRole(
                        AriaRole.BUTTON,
                        new FrameLocator.GetByRoleOptions().setName(Pattern.compile("^Pay (A?\\$|AUD)")));
    }

    void pay(String card) {
        typeCard(card);
        payButton().click();
    }

    Locator state(String state) {
        return panel().locator("[data-state=" + state + "]");
    }

    void shows(String state) {
        assertThat(state(state).first()).isVisible();
    }

    void says(String text) {
        assertThat(panel().locator(".page").getByText(text).first()).isVisible();
    }
}
