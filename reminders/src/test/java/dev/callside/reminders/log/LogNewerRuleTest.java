package dev.callside.reminders.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Proves that a message which a newer version planned is shown in words, and costs nobody the sight of the others. */
class LogNewerRuleTest {

    private final LogScene scene = new LogScene();

    /** The table allows what the later version plans. */
    @BeforeEach
    void laterTable() {
        scene.owner("alter table reminders.messages drop constraint messages_rule_check");
    }

    @AfterEach
    void tableOfNow() {
        scene.owner("delete from reminders.messages where rule like 'birthday%' or rule = 'before:PLATER';"
                + " alter table reminders.messages add constraint messages_rule_check"
                + " check (rule ~ '^(booked|changed|cancelled|no-show|(before|after|unpaid):P[0-9A-Z]+)$')");
    }

    private String what(String rule, String language) {
        scene.message(rule, scene.now, "scheduled", "");
        return new MessageWords(Locale.forLanguageTag(language))
                .what(scene.lines(LogScene.ALL).get(0));
    }

    @ParameterizedTest
    @CsvSource({
        "birthday, en, Message of a newer version (birthday)",
        "birthday, is, Skilaboð úr nýrri útgáfu (birthday)",
        "before:PLATER, en, Message of a newer version (before:PLATER)",
        "birthday:P1D, is, Skilaboð úr nýrri útgáfu (birthday:P1D)"
    })
    void saysSo(String rule, String language, String words) {
        assertThat(what(rule, language)).isEqualTo(words);
    }

    @Test
    void showsTheOthersBesideIt() {
        var newer = scene.message("birthday:P1D", scene.now, "failed", "refused");
        var known = scene.message("before:P1D", scene.now.minusSeconds(1), "failed", "refused");

        var shown = scene.credits.in(
                () -> scene.views.of(scene.store.lines(scene.credits.id, LogScene.ALL), scene.manager()));

        assertThat(shown).extracting(MessageView::id).containsExactly(newer.toString(), known.toString());
        assertThat(shown).extracting(MessageView::kind).containsExactly("birthday", "before");
        assertThat(shown).extracting(view -> view.can().sendAgain()).isEqualTo(List.of("no", "yes"));
    }

    @Test
    void isInTheFile() throws IOException {
        scene.message("birthday", scene.now, "sent", "");
        var out = new ByteArrayOutputStream();

        new HttpCsv(scene.credits.database, scene.store)
                .write(scene.credits.practice, LogScene.ALL, new MessageWords(Locale.ENGLISH), out);

        assertThat(out.toString(StandardCharsets.UTF_8)).contains(",Message of a newer version (birthday),SMS,Sent,");
    }

    /** Nobody here knows whether it is still true; that it should not go can be said all the same. */
    @Test
    void isCancelledAndNotSentAgain() {
        var id = scene.message("birthday", scene.now.plusSeconds(60), "scheduled", "");

        assertThat(scene.cancel(id)).isEqualTo(Messages.Outcome.DONE);

        assertThat(scene.view(id, scene.manager()).state()).isEqualTo("cancelled");
        assertThat(scene.sendAgain(id, false)).isEqualTo(Messages.Outcome.REFUSED);
    }
}
