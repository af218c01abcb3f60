package dev.callside.system;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.FrameLocator;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import dev.callside.plugin.browser.Axe;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A manager imports a file in the console, and finds what became of it after a reload. */
@ExtendWith(WithDemo.class)
class ImportIT {

    private static final int ROWS = 4_000;

    /** One row in a thousand has no time that exists; all are past, so that nobody is written to. */
    private static String file(String prefix) {
        return IntStream.range(0, ROWS)
                .mapToObj(i -> prefix + i + (i % 1_000 == 7 ? ",2025-10-05 02:30" : ",2025-11-03 09:00")
                        + ",fulfilled," + prefix + "client-" + i % 900 + ",Þór Jónsson " + i
                        + ",Standard consultation with a follow-up of some length\n")
                .collect(Collectors.joining("", "id,start,status,client_id,client_name,type\n", ""));
    }

    private static void goTo(Console console) {
        console.frame()
                .getByRole(
                        AriaRole.LINK,
                        new FrameLocator.GetByRoleOptions().setName("Import").setExact(true))
                .click();
        assertThat(console.heading("Import appointments")).isVisible();
    }

    @Test
    void aFileIsLookedAtSentAndReadWhetherSomebodyWaitsOrNot(Demo demo, Chromium chromium) {
        String prefix = UUID.randomUUID().toString().substring(0, 8) + "-";
        try (var context = chromium.person()) {
            Console console = Console.open(context, demo, "manager");
            goTo(console);
            console.field("Choose a CSV file")
                    .setInputFiles(new FilePayload(
                            prefix + ".csv", "text/csv", file(prefix).getBytes(UTF_8)));
            console.says("1 of the first 1,000 rows can’t be taken.");
            console.says("4,001 lines with the header");
            console.says("Line 9");
            Screenshots.take(console.page(), "import");
            Screenshots.look(console.page(), "import-preview");
            assertThat(Axe.violations(console.page())).isEmpty();

            console.button("Import appointments").click();
            console.says("“" + prefix + ".csv” has arrived.");
            console.page().reload();
            goTo(console);
            console.says("3,996 taken. 4 refused.");
            console.button(prefix + ".csv").click();
            console.says("There is no such time: clocks are put forward over it.");
            Screenshots.look(console.page(), "import-done");
            assertThat(Axe.violations(console.page())).isEmpty();
        }
    }
}
