package dev.callside.reminders.level;

import dev.callside.credits.price.Rates;
import dev.callside.practice.copy.Copy;
import dev.callside.practice.pay.PayLinks;
import dev.callside.practice.tenancy.Practice;
import dev.callside.reminders.copy.CopyKey;
import dev.callside.reminders.copy.CopyPreview;
import dev.callside.reminders.copy.Samples;
import java.util.List;

/**
 * A text filled in with sample data.
 *
 * @param subject of an e-mail; empty for an SMS
 * @param size of an SMS; absent for an e-mail
 * @param credits that it costs in the practice's own country; an alert costs nothing
 * @param dear characters because of which fewer fit into a part, each once
 */
public record PreviewView(String subject, String text, Size size, long credits, List<String> dear) {

    /**
     * How large an SMS is.
     *
     * @param encoding {@code GSM-7} or {@code UCS-2}
     * @param units of them, as they are counted: some characters take two
     */
    public record Size(int characters, String encoding, int units, int segments) {}

    /** Of a text that passed the check. */
    static PreviewView of(Practice practice, CopyKey key, Copy copy, Rates rates, PayLinks links) {
        var preview = CopyPreview.of(key, copy, Samples.of(key.language(), practice, links));
        var size = preview.size()
                .map(each -> new Size(each.characters(), each.encoding().text(), each.units(), each.segments()));
        var parts = key.channel().form().parts(preview.rendered().text());
        return new PreviewView(
                preview.rendered().subject(),
                preview.rendered().text(),
                size.orElse(null),
                key.topic().alert().isPresent()
                        ? 0
                        : rates.credits(practice.country(), practice.country(), key.channel(), parts),
                preview.dear());
    }
}
