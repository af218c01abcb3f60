package dev.callside.reminders.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.callside.plugin.browser.Axe;
import dev.callside.plugin.browser.BrowserModules;
import dev.callside.plugin.browser.Bundles;
import dev.callside.plugin.browser.InChromium;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Proves what the page of imports shows before and after a file is sent, that nothing is sent twice, and that all can use it. */
@ExtendWith(InChromium.class)
class ImportsPageTest {

    private static final String LOST = "Object.assign(new Error('no'), { slug: 'no-answer', detail: '', fields: {} });";

    private final BrowserModules browser;

    ImportsPageTest(BrowserModules browser) {
        this.browser = browser;
    }

    private ImportScene empty() {
        return ImportScene.show(browser, Map.of(), 1280);
    }

    @Test
    void showsWhatWouldBeTakenBeforeAnythingIsChanged() {
        try (var scene = empty()) {
            assertThat(scene.text("No file was imported yet.")).isVisible();
            scene.choose("november.csv", ImportScene.ROWS);
            assertThat(scene.text("What “november.csv” says")).isFocused();
            assertThat(scene.text("2 of 20 rows can’t be taken.")).isVisible();
            assertThat(scene.text("2 lines with the header")).isVisible();
            assertThat(scene.text("Not known, and left out: Colour")).isVisible();
            assertThat(scene.text("2 December 2026, 09:00")).isVisible();
            assertThat(scene.text("Line 17")).isVisible();
            assertThat(scene.text("There is no such time")).isVisible();
            assertThat(scene.asked()).hasToString("[POST preview=true]");
        }
    }

    @Test
    void sendsTheFileAndShowsHowFarItIsUntilItIsDone() {
        try (var scene = empty()) {
            scene.choose("november.csv", ImportScene.ROWS);
            assertThat(scene.button("Import appointments")).isVisible();
            scene.server("session.hold = true;");
            scene.button("Import appointments").click();
            assertThat(scene.text("Sending “november.csv” …")).isVisible();
            scene.page().waitForFunction("() => window.scene.session.held.length === 1");
            scene.server(
                    "const { file } = await import('/fake-imports.js');"
                            + " session.imports = [file({ name: 'november.csv', state: 'receiving', received: 700000, rows: 0 })];");
            assertThat(scene.text("700 kB of 1.4 MB.")).isVisible();
            assertThat(scene.heard()).hasText("november.csv is arriving.");
            scene.server("session.hold = false; session.imports = []; session.held[0]();");
            assertThat(scene.text("“november.csv” has arrived.")).isVisible();
            assertThat(scene.page().locator("#import-sent")).isFocused();
            scene.server("Object.assign(session.imports[0], { state: 'running', bytes: 700000, rows: 6000 });");
            assertThat(scene.text("6,000 rows so far.")).isVisible();
            assertThat(scene.page().getByRole(AriaRole.PROGRESSBAR))
                    .hasAttribute("aria-label", "How far “november.csv” is");
            scene.server(
                    "Object.assign(session.imports[0], { state: 'done', rows: 12000, taken: 11990, refused: 10 });");
            assertThat(scene.text("11,990 taken. 10 refused.")).isVisible();
            assertThat(scene.heard()).hasText("november.csv is imported. 11,990 taken. 10 refused.");
            assertThat(scene.page().evaluate("() => window.scene.session.sent[1]"))
                    .isEqualTo(ImportScene.ROWS);
        }
    }

    @Test
    void theSameFileIsSentWithTheSameIdAfterALostAnswer() {
        try (var scene = empty()) {
            scene.choose("november.csv", ImportScene.ROWS);
            assertThat(scene.button("Import appointments")).isVisible();
            scene.server("session.refusal = " + LOST);
            scene.button("Import appointments").click();
            assertThat(scene.text("We got no answer")).isVisible();
            scene.button("Try again").click();
            assertThat(scene.text("“november.csv” has arrived.")).isVisible();
            assertThat(scene.asked()).hasSize(3);
            assertThat(scene.asked().get(2).toString())
                    .isEqualTo(scene.asked().get(1).toString())
                    .contains("later=true")
                    .contains("name=november.csv");
        }
    }

    @Test
    void aSecondClickSendsNothing() {
        try (var scene = empty()) {
            scene.choose("november.csv", ImportScene.ROWS);
            assertThat(scene.button("Import appointments")).isVisible();
            scene.server("session.hold = true;");
            scene.button("Import appointments").dblclick();
            scene.page().waitForFunction("() => window.scene.session.held.length === 1");
            assertThat(scene.asked()).hasSize(2);
        }
    }

    @Test
    void whoeverComesBackFindsHowFarItIs() {
        try (var scene = ImportScene.of(
                browser, Map.of("state", "running", "bytes", 350_000, "rows", 3_000, "taken", 3_000, "refused", 0))) {
            assertThat(scene.text("3,000 rows so far.")).isVisible();
            scene.server("Object.assign(session.imports[0], { bytes: 1000000, rows: 9000 });");
            assertThat(scene.text("9,000 rows so far.")).isVisible();
            assertThat(scene.heard()).hasText("appointments-november.csv: 50 per cent.");
        }
    }

    @Test
    void aFileWithoutTheColumnsSaysWhichAndKeepsTheTemplateAtHand() {
        try (var scene = empty()) {
            scene.server("session.refusal = Object.assign(new Error('no'), { slug: 'invalid', detail: '',"
                    + " fields: { client_id: 'The file needs a column of this name.' } });");
            scene.choose("november.csv", "id,start\n");
            assertThat(scene.text("“november.csv” can’t be imported. Nothing was changed."))
                    .isVisible();
            assertThat(scene.text("client_id: The file needs a column of this name."))
                    .isVisible();
            assertThat(scene.button("Import appointments")).hasCount(0);
            assertThat(scene.page()
                            .getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Download a template")))
                    .hasAttribute("href", "/reminders/help/appointments.csv");
        }
    }

    @Test
    void anEmptyFileIsNotSentAtAll() {
        try (var scene = empty()) {
            scene.choose("november.csv", "");
            assertThat(scene.text("There is nothing in this file.")).isVisible();
            assertThat(scene.asked()).isEmpty();
        }
    }

    @Test
    void aFileOfWhichNoRowCanBeTakenIsNotOfferedForImport() {
        try (var scene = empty()) {
            scene.server("session.looked.file = { rows: 20, taken: 0, refused: 20 }; session.looked.first = [];");
            scene.choose("november.csv", ImportScene.ROWS);
            assertThat(scene.text("None of the 20 rows can be taken.")).isVisible();
            assertThat(scene.button("Import appointments")).hasCount(0);
            scene.button("Don’t import").click();
            assertThat(scene.text("None of the 20 rows can be taken.")).not().isVisible();
            assertThat(scene.page().locator("#import-file")).isFocused();
        }
    }

    @Test
    void theFileChosenLastIsTheOneThatIsShown() {
        try (var scene = empty()) {
            scene.server("session.hold = true;");
            scene.choose("first.csv", ImportScene.ROWS);
            scene.page().waitForFunction("() => window.scene.session.held.length === 1");
            scene.choose("second.csv", ImportScene.ROWS);
            scene.page().waitForFunction("() => window.scene.session.held.length === 2");
            scene.server("session.held[1]();");
            assertThat(scene.text("What “second.csv” says")).isVisible();
            scene.server("session.held[0](); await new Promise((resolve) => setTimeout(resolve));");
            assertThat(scene.text("What “second.csv” says")).isVisible();
        }
    }

    @Test
    void whatBrokeOffIsBegunAgainUnderItsId() {
        try (var scene = ImportScene.of(browser, Map.of("id", "broken-1", "state", "failed", "reason", "broken"))) {
            scene.page().locator(".disclose").click();
            assertThat(scene.text("It did not arrive to its end")).isVisible();
            scene.button("Begin again").click();
            assertThat(scene.page().locator("#import-file")).isFocused();
            assertThat(scene.text("Begin “appointments-november.csv” again")).isVisible();
            scene.choose("appointments-november.csv", ImportScene.ROWS);
            scene.button("Import appointments").click();
            assertThat(scene.text("“appointments-november.csv” has arrived.")).isVisible();
            assertThat(scene.text("Begin “appointments-november.csv” again"))
                    .not()
                    .isVisible();
            assertThat(scene.asked().get(2).toString()).contains("id=broken-1");
        }
    }

    @Test
    void refusedRowsAreListedAndCanBeDownloaded() {
        try (var scene = ImportScene.of(browser, Map.of("id", "i1"))) {
            scene.server(
                    "session.errors = Array.from({ length: 100 }, (_, i) => ({ line: 200 + i, column: 'start', code: 'x',"
                            + " message: 'Write a time' }));");
            scene.page().locator(".disclose").click();
            assertThat(scene.text("Line 299")).isVisible();
            scene.button("Show more").click();
            assertThat(scene.page().getByText("Line 99", new Page.GetByTextOptions().setExact(true)))
                    .isVisible();
            assertThat(scene.button("Show more")).hasCount(0);
            var file = scene.page()
                    .waitForDownload(() -> scene.button("Download this list").click());
            assertThat(file.suggestedFilename()).isEqualTo("refused.csv");
            assertThat(scene.asked().toString()).contains("GET /reminders/api/v1/imports/i1/errors.csv");
        }
    }

    @Test
    void whatFailedIsWhatIsTriedAgain() {
        try (var scene = ImportScene.of(browser, Map.of("id", "i1"))) {
            scene.server("session.errors = Array.from({ length: 3 }, (_, i) => ({ line: 200 + i, column: '', code: 'x',"
                    + " message: 'Write a time' }));");
            scene.page().locator(".disclose").click();
            scene.server("session.refusal = " + LOST);
            scene.button("Show more").click();
            scene.button("Try again").click();
            assertThat(scene.text("Line 99")).isVisible();
            scene.server("session.refusal = " + LOST);
            scene.button("Download this list").click();
            scene.page().waitForDownload(() -> scene.button("Try again").click());
            assertThat(scene.text("Line 99")).isVisible();
        }
    }

    @Test
    void saysWhenTheListCantBeReadAndReadsItLater() {
        try (var scene = ImportScene.of(browser, Map.of("state", "running", "bytes", 1, "rows", 1_500))) {
            assertThat(scene.text("1,500 rows so far.")).isVisible();
            scene.server("session.silent = " + LOST);
            assertThat(scene.text("We got no answer")).isVisible();
            assertThat(scene.text("1,500 rows so far.")).isVisible();
            scene.server("session.silent = null;");
            assertThat(scene.text("We got no answer")).not().isVisible();
        }
    }

    @Test
    void findsByStateAndNamePageByPageAndSavesThat() {
        try (var scene = ImportScene.of(browser, Map.of("id", "i1"))) {
            assertThat(scene.page().locator(".disclose")).hasCount(1);
            scene.server(
                    "const { file } = await import('/fake-imports.js'); session.imports = Array.from({ length: 60 },"
                            + " (_, i) => file({ id: `f${i}`, name: `file-${i}.csv`, state: i % 2 ? 'failed' : 'done' })); page.read();");
            assertThat(scene.page().locator(".disclose")).hasCount(25);
            scene.button("Show more").click();
            assertThat(scene.page().locator(".disclose")).hasCount(50);
            scene.button("Broken off").click();
            assertThat(scene.heard()).hasText("The first 25 imports.");
            assertThat(scene.page().locator(".disclose")).hasCount(25);
            scene.page().getByLabel("Search").fill("file-59");
            assertThat(scene.page().locator(".disclose")).hasCount(1);
            var file = scene.page()
                    .waitForDownload(() -> scene.button("Download CSV").click());
            assertThat(file.suggestedFilename()).isEqualTo("imports.csv");
            assertThat(scene.asked().toString()).contains("imports.csv?q=file-59&show=failed");
            scene.page().getByLabel("Search").fill("nothing");
            assertThat(scene.heard()).hasText("No import matches this filter.");
            assertThat(scene.page().getByLabel("Search")).isFocused();
        }
    }

    @Test
    void theSearchStaysWhereItIsWhileOneTypes() {
        try (var scene = ImportScene.of(browser, Map.of("id", "i1"))) {
            Locator search = scene.page().getByLabel("Search");
            search.fill("nothing");
            assertThat(scene.text("No import matches this filter.").first()).isVisible();
            scene.server("session.silent = " + LOST);
            search.fill("");
            assertThat(scene.text("We got no answer")).isVisible();
            assertThat(search).isFocused();
            assertThat(scene.text("No file was imported yet.")).hasCount(0);
            scene.server("session.silent = null;");
            scene.button("Try again").click();
            assertThat(scene.page().locator(".disclose")).hasCount(1);
        }
    }

    @Test
    void saysThatThereIsNothingOnlyWhenThatIsTheAnswer() {
        try (var scene = ImportScene.of(browser, Map.of("id", "i1"))) {
            scene.page().getByLabel("Search").fill("nothing");
            assertThat(scene.heard()).hasText("No import matches this filter.");
            scene.server("session.send = () => new Promise(() => {});");
            scene.page().getByLabel("Search").fill("");
            assertThat(scene.heard()).hasText("");
            assertThat(scene.text("No file was imported yet.")).hasCount(0);
            scene.server("delete session.send; session.imports = []; await page.read();");
            assertThat(scene.text("No file was imported yet.")).isVisible();
            assertThat(scene.page().getByLabel("Search")).isFocused();
        }
    }

    @Test
    void aFileCanBeDropped() {
        try (var scene = empty()) {
            scene.server("const data = new DataTransfer(); data.items.add(new File(['id\\n'], 'dropped.csv'));"
                    + " page.querySelector('.drop').dispatchEvent(new DragEvent('drop', { dataTransfer: data, bubbles: true,"
                    + " cancelable: true }));");
            assertThat(scene.text("What “dropped.csv” says")).isVisible();
        }
    }

    @Test
    void onlyWholeLinesOfALargeFileAreLookedAt() {
        var module = "/reminders/console/file-parts.js";
        var text = browser.run(
                "const { beginning, countLines } = await import('" + module + "');"
                        + " const file = new Blob(['id,name\\na,Þór\\nb,Kim\\nc,Lee']);"
                        + " return [await (await beginning(file, 18)).text(), await countLines(file, new AbortController().signal)].join('|');");
        assertThat(text).isEqualTo("id,name\na,Þór\n|4");
    }

    @ParameterizedTest
    @CsvSource({"360, en-AU, light", "360, is-IS, dark", "1600, is-IS, light", "1600, en-AU, dark"})
    void fitsAndCanBeUsedByAll(int width, String locale, String theme) {
        var files = List.of(
                Map.of("id", "i1", "state", "running", "bytes", 700_000, "rows", 6_000),
                Map.of(
                        "id",
                        "i2",
                        "state",
                        "failed",
                        "reason",
                        "encoding",
                        "name",
                        "the-very-long-name-of-a-file-of-november.csv"),
                Map.of("id", "i3"));
        try (var scene = ImportScene.show(browser, Map.of("locale", locale, "theme", theme, "imports", files), width)) {
            scene.page().locator(".disclose").nth(1).click();
            scene.page().locator("#import-file").setInputFiles(Path.of("src/main/webapp/help/appointments.csv"));
            assertThat(scene.page().locator("#import-looked")).isVisible();
            assertThat(scene.page().locator(".import-detail .notice")).isVisible();
            scene.picture("imports-" + width + "-" + locale.substring(0, 2));
            assertThat(scene.tooWide()).isFalse();
            assertThat(Axe.violations(scene.page())).isEmpty();
            assertThat(scene.complaints()).isEmpty();
        }
    }

    @Test
    void saysTheSameInEveryLanguage() {
        assertThat(Bundles.differences(browser, "/messages/imports.en.json", "/messages/imports.is.json"))
                .isEmpty();
    }
}
