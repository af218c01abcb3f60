package dev.callside.plugin.browser;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ScreenshotAnimations;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A page that is shown before a server of its own, which it holds in its memory as {@code window.scene}. */
public abstract class ShownPage implements AutoCloseable {

    private final Page page;
    private final List<String> complaints = new ArrayList<>();

    protected ShownPage(Page page) {
        this.page = page;
        page.onConsoleMessage(message -> {
            if (message.type().equals("error")) {
                complaints.add(message.text());
            }
        });
        page.onPageError(complaints::add);
    }

    public final Page page() {
        return page;
    }

    public final Locator text(String text) {
        return page.getByText(text).first();
    }

    /** Changes the server behind the page. */
    public final Object server(String change) {
        return page.evaluate("async () => { const { session, page } = window.scene; " + change + " }");
    }

    public final boolean tooWide() {
        return (boolean) page.evaluate("() => document.documentElement.scrollWidth > innerWidth");
    }

    /** What the browser complained about: errors, and what the page's policy forbids. */
    public final List<String> complaints() {
        return complaints;
    }

    /** For whoever wants to look. */
    public final void picture(String name) {
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(Path.of("target/pictures", name + ".png"))
                .setAnimations(ScreenshotAnimations.DISABLED)
                .setFullPage(true));
    }

    @Override
    public final void close() {
        page.context().close();
    }
}
