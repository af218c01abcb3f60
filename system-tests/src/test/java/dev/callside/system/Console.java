package dev.callside.system;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.FrameLocator;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The console in the sandbox's host, as somebody who configures sees it. */
final class Console {

    private static final Pattern BALANCE = Pattern.compile("[\\d,.]+");

    private final Page page;

    private Console(Page page) {
        this.page = page;
    }

    /** {@code who} is {@code manager} or {@code clinician}. */
    static Console open(BrowserContext context, Demo demo, String who) {
        Page page = context.newPage();
        page.navigate(demo.addresses().host() + "/configure?as=" + who);
        return new Console(page);
    }

    Page page() {
        return page;
    }

    FrameLocator frame() {
        return page.frameLocator(".slot iframe");
    }

    FrameLocator card() {
        return frame().frameLocator(".card-fields iframe");
    }

    FrameLocator bank() {
        return frame().frameLocator("dialog iframe");
    }

    Locator button(String name) {
        return frame().getByRole(AriaRole.BUTTON, new FrameLocator.GetByRoleOptions().setName(name));
    }

    Locator tab(String name) {
        return frame().getByRole(AriaRole.TAB, new FrameLocator.GetByRoleOptions().setName(name));
    }

    Locator field(String label) {
        return frame().getByLabel(label);
    }

    void says(String text) {
        assertThat(frame().getByText(text)
                        .filter(new Locator.FilterOptions().setVisible(true))
                        .first())
                .isVisible();
    }

    Console credits() {
        goTo("Credits");
        return this;
    }

    /** A page, by its name in the navigation. */
    void goTo(String name) {
        frame().getByRole(
                        AriaRole.LINK,
                        new FrameLocator.GetByRoleOptions().setName(name).setExact(true))
                .click();
        assertThat(heading(name)).isVisible();
    }

    Locator heading(String text) {
        return frame().getByRole(
                        AriaRole.HEADING,
                        new FrameLocator.GetByRoleOptions().setName(text).setExact(true));
    }

    /** Expands a level's row, and goes to one of its parts. */
    void openLevel(String name, String part) {
        Locator row = button(name).and(frame().locator("[aria-expanded]"));
        if (!"true".equals(row.getAttribute("aria-expanded"))) {
            row.click();
        }
        assertThat(row).hasAttribute("aria-expanded", "true");
        // What is still on its way moves what stands below it, and a click would hit something else.
        assertThat(frame().locator("level-detail [aria-busy=true]")).hasCount(0);
        tab(part).click();
        assertThat(tab(part)).hasAttribute("aria-selected", "true");
    }

    /** What the list says a level can spend. */
    int balance(String level) {
        Locator row = frame().getByRole(
                        AriaRole.ROW, new FrameLocator.GetByRoleOptions().setName(Pattern.compile("^" + level)))
                .first();
        Matcher number = BALANCE.matcher(row.locator("strong").first().innerText());
        if (!number.find()) {
            throw new AssertionError("no balance: " + row.innerText());
        }
        return Integer.parseInt(number.group().replaceAll("[,.]", ""));
    }

    void typeCard(String number) {
        card().getByLabel("Card number").fill(number);
        card().getByLabel("Expiration date").fill("12 / 34");
        card().getByLabel("Security code").fill("123");
    }

    /** By the control beside the slot. */
    void spend(int parts) {
        page.getByLabel("Parts").fill(String.valueOf(parts));
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Spend"))
                .click();
        assertThat(page.locator(".spending [role=status]")).containsText("credits spent");
    }
}
