package dev.callside.sandbox.stripe;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** A piece of HTML that is safe to send: everything put into it has been escaped, or is such a piece itself. */
record Markup(String html) {

    static final Markup NOTHING = new Markup("");

    /** Fills the {@code %s} of a template; text is escaped, pieces go in as they are. */
    static Markup of(String template, Object... parts) {
        Object[] safe = Arrays.stream(parts)
                .map(part -> part instanceof Markup piece ? piece.html() : Html.text(String.valueOf(part)))
                .toArray();
        return new Markup(template.formatted(safe));
    }

    static Markup all(List<Markup> pieces) {
        return new Markup(pieces.stream().map(Markup::html).collect(Collectors.joining("\n")));
    }
}
