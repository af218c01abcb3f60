package dev.callside.reminders.copy;

import static org.assertj.core.api.Assertions.assertThat;

import com.samskivert.mustache.Mustache;
import dev.callside.practice.copy.Piece;
import dev.callside.practice.copy.Piece.Form;
import dev.callside.practice.copy.PlainText;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Proves that a line is cut where its tags are, and that mustache sees the same tags and no others. */
class PieceTest {

    @ParameterizedTest
    @CsvSource({
        "Hi {{client_first_name}}!, W1:Hi |T4:client_first_name|W25:!",
        "{{date}}{{time}}, T1:date|T9:time",
        "{{ date }}, 'T1: date '",
        "{{{date}}}, T1:{date}",
        "{{}}, T1:",
        "{date}, S1:{|W2:date|S6:}",
        "{{date}, S1:{|S2:{|W3:date|S7:}",
        "{date}}, S1:{|W2:date|S6:}|S7:}",
        "{{date}}}, T1:date|S9:}",
        "{{{date}}, S1:{|T2:date",
        "{{a {{date}}, S1:{|S2:{|W3:a |T5:date",
        "plain, W1:plain"
    })
    void cutsALineIntoWordsTagsAndStrayBraces(String line, String pieces) {
        assertThat(Piece.of(line).stream()
                        .map(piece -> piece.form().name().charAt(0) + "" + piece.column() + ":" + piece.text())
                        .collect(Collectors.joining("|")))
                .isEqualTo(pieces);
    }

    @Test
    void losesNothing() {
        var random = new SplittableRandom(1);
        for (var i = 0; i < 5_000; i++) {
            var line = Texting.random(random, 12);
            assertThat(Piece.of(line).stream().map(Piece::typed).collect(Collectors.joining()))
                    .isEqualTo(line);
        }
    }

    @Test
    void agreesWithMustacheOnWhatTheCheckTakes() {
        var random = new SplittableRandom(2);
        var taken = 0;
        for (var i = 0; i < 20_000; i++) {
            var text = PlainText.typed(Texting.random(random, 4) + tag(random) + Texting.random(random, 4));
            var line = text.replace('\n', ' ');
            if (CopyCheck.content(Texting.SMS_KEY, Texting.sms(line)).isEmpty()) {
                taken++;
                var ours = Piece.of(line).stream()
                        .filter(piece -> piece.form() == Form.TAG)
                        .map(piece -> piece.text().strip())
                        .toList();
                assertThat(tagsOfMustache(line)).as(line).isEqualTo(ours);
            }
        }
        assertThat(taken).isGreaterThan(500);
    }

    private static String tag(SplittableRandom random) {
        var all = Placeholder.of(Texting.SMS_KEY.topic(), Texting.SMS_KEY.channel());
        return all.get(random.nextInt(all.size())).written();
    }

    private static List<String> tagsOfMustache(String text) {
        var tags = new ArrayList<String>();
        Mustache.compiler().compile(text).visit(new Mustache.Visitor() {
            @Override
            public void visitText(String words) {}

            @Override
            public void visitVariable(String name) {
                tags.add(name);
            }

            @Override
            public boolean visitInclude(String name) {
                return tags.add("include " + name);
            }

            @Override
            public boolean visitSection(String name) {
                return tags.add("section " + name);
            }

            @Override
            public boolean visitInvertedSection(String name) {
                return tags.add("inverted " + name);
            }
        });
        return tags;
    }
}
