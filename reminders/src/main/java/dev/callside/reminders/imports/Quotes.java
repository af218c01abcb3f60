package dev.callside.reminders.imports;

/** Where in a row a character is, as RFC 4180 counts quotes: by that it is known whether a row goes on in the next line. */
enum Quotes {
    /** At the beginning of a value. */
    BEFORE,
    /** In a value without quotes, where a quote is a character like others. */
    PLAIN,
    QUOTED,
    /** Right after a quote that ends the value, unless another one follows. */
    CLOSED,
    /** Between the end of a quoted value and the next delimiter. */
    AFTER,
    /** There was something after a quoted value: what follows can't be understood. */
    BROKEN;

    Quotes through(String text, char delimiter) {
        var state = this;
        for (var i = 0; i < text.length(); i++) {
            state = state.next(text.charAt(i), delimiter);
        }
        return state;
    }

    private Quotes next(char c, char delimiter) {
        return switch (this) {
            case BEFORE -> c == '"' ? QUOTED : c == delimiter ? BEFORE : PLAIN;
            case PLAIN -> c == delimiter ? BEFORE : PLAIN;
            case QUOTED -> c == '"' ? CLOSED : QUOTED;
            case CLOSED -> c == '"' ? QUOTED : after(c, delimiter);
            case AFTER -> after(c, delimiter);
            case BROKEN -> BROKEN;
        };
    }

    private static Quotes after(char c, char delimiter) {
        return c == delimiter ? BEFORE : Character.isWhitespace(c) ? AFTER : BROKEN;
    }
}
