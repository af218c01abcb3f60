package dev.callside.practice.copy;

import com.samskivert.mustache.Escapers;
import dev.callside.practice.copy.Piece.Form;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * Turns a line of a text into the template of a line of HTML. All markup in it is ours: a link to an address that the
 * manager wrote, and to one that a slot stands for, such as the video call. An address in somebody's name stays text.
 */
final class Markup {

    /** Without what ends the sentence that it stands in. */
    private static final Pattern ADDRESS = Pattern.compile("https?://[^\\s<>\"']*[^\\s<>\"'.,;:!?)\\]]");

    private Markup() {}

    static String of(List<Piece> line, Function<String, Optional<? extends Slot>> known) {
        var html = new StringBuilder();
        for (var i = 0; i < line.size(); i++) {
            var piece = line.get(i);
            if (piece.form() == Form.TAG) {
                html.append(tag(piece, known));
            } else {
                words(piece.text(), i + 1 < line.size(), html);
            }
        }
        return html.toString();
    }

    private static String tag(Piece piece, Function<String, Optional<? extends Slot>> known) {
        var tag = piece.text().strip();
        return known.apply(tag).filter(slot -> slot.form() == Slot.Form.ADDRESS).isEmpty()
                ? piece.typed()
                : "{{#" + tag + "}}" + anchor("{{" + tag + "}}") + "{{/" + tag + "}}";
    }

    /** An address that a placeholder continues would lead to where its first half leads, so it is no link. */
    private static void words(String words, boolean continued, StringBuilder html) {
        var from = 0;
        var addresses = ADDRESS.matcher(words);
        while (addresses.find()) {
            html.append(Escapers.HTML.escape(words.substring(from, addresses.start())));
            var address = Escapers.HTML.escape(addresses.group());
            html.append(continued && addresses.end() == words.length() ? address : anchor(address));
            from = addresses.end();
        }
        html.append(Escapers.HTML.escape(words.substring(from)));
    }

    private static String anchor(String address) {
        return "<a href=\"" + address + "\">" + address + "</a>";
    }
}
