package dev.callside.payments.credits;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callside.credits.history.HistoryKind;
import dev.callside.credits.history.HistoryLine;
import dev.callside.credits.testing.CreditScene;
import dev.callside.payments.credits.LevelCards.Returned;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Proves that whoever may not know of a level reads of it only that it is another one. */
class LevelNamesTest {

    private final CreditScene scene = new CreditScene();

    @Test
    void namesNoLevelThatTheReaderMayNotKnow() {
        var ana = scene.level(scene.ana);
        var all = scene.in(() -> scene.all.levels.all(scene.id));

        var manager = new LevelNames(all, level -> true, Locale.ENGLISH);
        var practitioner = new LevelNames(all, level -> level.practitioner().isEmpty(), Locale.ENGLISH);

        var name = manager.of(ana);
        assertThat(manager.found(name)).containsExactly(ana);
        assertThat(practitioner.of(ana)).isEqualTo("Another level").isNotEqualTo(name);
        assertThat(practitioner.of(scene.group)).isEqualTo("Group");
        assertThat(practitioner.found(name)).isEmpty();
    }

    @Test
    void saysWhatBecameOfTheMoneyOfAPurchase() {
        var returned = Map.of(
                "C-1", new Returned(2000, "AUD", false),
                "C-2", new Returned(0, "AUD", true),
                "C-3", new Returned(4992, "AUD", true));
        var english = new LevelNames(List.of(), level -> true, returned, Locale.ENGLISH);
        var icelandic = new LevelNames(List.of(), level -> true, returned, Locale.forLanguageTag("is"));

        assertThat(english.reference(bought("C-1")))
                .startsWith("C-1, refunded: ")
                .contains("20.00");
        assertThat(english.reference(bought("C-2"))).isEqualTo("C-2, disputed");
        assertThat(english.reference(bought("C-3")))
                .startsWith("C-3, refunded: ")
                .endsWith(", disputed");
        assertThat(english.reference(bought("C-4"))).isEqualTo("C-4");
        assertThat(icelandic.reference(bought("C-3")))
                .startsWith("C-3, endurgreitt: ")
                .endsWith(", véfengd");
        assertThat(english.reference(line(HistoryKind.SPENT, "C-1")))
                .as("a text of its sender's")
                .isEqualTo("C-1");
    }

    private static HistoryLine bought(String receipt) {
        return line(HistoryKind.PURCHASE, receipt);
    }

    private static HistoryLine line(HistoryKind kind, String reference) {
        return new HistoryLine(
                1, UUID.randomUUID(), Instant.EPOCH, kind, Optional.empty(), reference, Optional.empty(), 1, 1);
    }
}
