package dev.callside.system;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.FrameLocator;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.regex.Pattern;

/** One person's page of a call, and the panel in it. */
final class Side {

    private final Page page;

    private Side(Page page) {
        this.page = page;
    }

    static Side open(BrowserContext context, Demo demo, String call, String seat) {
        Page page = context.newPage();
        page.navigate(demo.addresses().host() + "/call/" + call + "/" + seat);
        assertThat(page.locator("main")).isVisible();
        return new Side(page);
    }

    Page page() {
        return page;
    }

    FrameLocator panel() {
        return page.frameLocator("iframe");
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
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(menu))
                .click();
        page.getByRole(AriaRole.MENUITEM, new Page.GetByRoleOptions().setName(entry))
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
