package dev.callside.reminders.log;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Proves that the file has what the page has, in the practice's zone, and that nothing in it runs. */
class HttpCsvTest {

    private final LogScene scene = new LogScene();

    private String file(String language) throws IOException {
        var out = new ByteArrayOutputStream();
        new HttpCsv(scene.credits.database, scene.store)
                .write(scene.credits.practice, LogScene.ALL, new MessageWords(Locale.forLanguageTag(language)), out);
        return out.toString(UTF_8);
    }

    @Test
    void hasALineForEachMessageInTheReadersLanguage() throws IOException {
        scene.written(scene.message("before:P1D", scene.now, "sent", ""), UUID.randomUUID(), "");
        scene.message("booked", scene.now, "held", "no_credit");

        assertThat(file("en").lines())
                .hasSize(3)
                .anySatisfy(line -> assertThat(line)
                        .startsWith(
                                "2026-03-01 21:00:00,2026-03-01 21:00:00,\"Reminder, 1 day before\",SMS,Sent,,,Kim Lee,C-1")
                        .contains("'+61491570156"));
        assertThat(file("is").lines()).anySatisfy(line -> assertThat(line).contains("Bíður eftir inneign"));
    }

    @Test
    void hasWhatClientsWrote() throws IOException {
        var message = scene.message("before:P1D", scene.now, "sent", "");
        scene.answer(scene.appointment, "attention");
        scene.reply(message, "=1+1", "other", scene.now);
        scene.reply(message, "Which room?", "other", scene.now.plusSeconds(60));

        assertThat(file("en")).contains(",What the client wrote,", ",Something else,\"Which room?\n=1+1\",");
        scene.reply(message, "=2", "other", scene.now.plusSeconds(120));
        assertThat(file("en")).contains(",\"'=2\nWhich room?");
    }

    @Test
    void runsNoFormula() throws IOException {
        var client = scene.client("-1", "=HYPERLINK(1)", "+61491570158");
        scene.message(scene.appointment("@A", client, "ana", scene.start), "booked", "sms", scene.now, "sent", "");

        assertThat(file("en")).contains(",'=HYPERLINK(1),'-1,", ",'@A,");
    }
}
