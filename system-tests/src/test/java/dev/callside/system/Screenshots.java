package dev.callside.system;

import com.microsoft.playwright.Page;
import java.nio.file.Path;

/** The pictures of the documentation; taken when {@code -Dcallside.screenshots} asks for new ones. */
final class Screenshots {

    private static final Path FOLDER = Path.of("../docs/images");

    private Screenshots() {}

    static void take(Page page, String name) {
        if (System.getProperty("callside.screenshots") != null) {
            page.screenshot(new Page.ScreenshotOptions()
                    .setPath(FOLDER.resolve(name + ".png"))
                    .setAnimations(com.microsoft.playwright.options.ScreenshotAnimations.DISABLED));
        }
    }
}
