package dev.callside.system;

import com.microsoft.playwright.Page;
import java.nio.file.Path;

/** The pictures of the documentation; taken when {@code -Dcallside.screenshots} asks for new ones. */
final class Screenshots {

    private static final Path FOLDER = Path.of("../docs/images");

    /** Until the page has been laid out anew. */
    private static final String DRAWN =
            "() => new Promise(drawn => requestAnimationFrame(() => requestAnimationFrame(drawn)))";

    private static final int[][] SIZES = {{360, 740}, {1600, 1000}};

    private Screenshots() {}

    /** The same page small and wide, to be looked at: into the folder that {@code -Dcallside.looks} names. */
    static void look(Page page, String name) {
        String folder = System.getProperty("callside.looks");
        if (folder == null) {
            return;
        }
        var before = page.viewportSize();
        for (int[] size : SIZES) {
            page.setViewportSize(size[0], size[1]);
            page.frames().forEach(frame -> frame.evaluate(DRAWN));
            page.screenshot(new Page.ScreenshotOptions()
                    .setPath(Path.of(folder, name + "-" + size[0] + ".png"))
                    .setFullPage(true)
                    .setAnimations(com.microsoft.playwright.options.ScreenshotAnimations.DISABLED));
        }
        page.setViewportSize(before.width, before.height);
    }

    static void take(Page page, String name) {
        if (System.getProperty("callside.screenshots") != null) {
            page.screenshot(new Page.ScreenshotOptions()
                    .setPath(FOLDER.resolve(name + ".png"))
                    .setAnimations(com.microsoft.playwright.options.ScreenshotAnimations.DISABLED));
        }
    }
}
