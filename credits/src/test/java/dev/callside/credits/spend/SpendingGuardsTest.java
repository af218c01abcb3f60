package dev.callside.credits.spend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.callside.credits.ledger.Note;
import dev.callside.credits.ledger.Transfer;
import dev.callside.credits.ledger.TransferId;
import dev.callside.credits.level.MessageCredits;
import dev.callside.credits.testing.CreditScene;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What the database itself refuses of what is kept about messages that were paid for. */
class SpendingGuardsTest {

    private final CreditScene scene = new CreditScene();

    @Test
    void noStatementKeepsAMessageOfWhatPaidForNone() {
        scene.bought(scene.group, 5);
        var bought =
                scene.sees("select id from credits.transfers where practice_id = {practice} and code = 'purchase'");

        assertThat(catchThrowable(() -> keep(bought, scene.ana))).hasStackTraceContaining("paid for no message");
        assertThat(catchThrowable(() -> keep(UUID.randomUUID().toString(), scene.ana)))
                .hasStackTraceContaining("foreign key constraint");
    }

    @Test
    void noStatementKeepsAMessageOfAnotherPracticesPractitioner() {
        scene.bought(scene.group, 5);
        var spent = UUID.randomUUID();
        var note = new Note(MessageCredits.SPENT, "Mia", "", scene.clock.instant());
        scene.in(() -> scene.all.ledger.transfer(
                scene.id, List.of(Transfer.posted(new TransferId(spent), MessageCredits.spent(scene.group), 1, note))));
        var elsewhere = new CreditScene();

        assertThat(catchThrowable(() -> keep(spent.toString(), elsewhere.ana)))
                .hasStackTraceContaining("spendings_practice_id_practitioner_id_fkey");
    }

    private void keep(String transfer, UUID practitioner) {
        scene.postgres.asOwner(
                "insert into credits.spendings (practice_id, transfer_id, practitioner_id, channel, country,"
                        + " parts) values ('" + scene.id + "', '" + transfer + "', '" + practitioner
                        + "', 'sms', 'AU', 1)");
    }
}
