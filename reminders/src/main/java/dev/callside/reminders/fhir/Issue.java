package dev.callside.reminders.fhir;

import dev.callside.practice.text.Texts;
import dev.callside.reminders.appointment.Refused;
import java.util.List;
import java.util.Locale;

/**
 * Why an element can't be used.
 *
 * @param expression its FHIRPath: {@code Appointment.participant[0].actor.reference}
 * @param text the key of the sentence about it
 * @param values of that sentence
 */
record Issue(Code code, String expression, String text, List<String> values) {

    /** Those of <a href="https://hl7.org/fhir/R4/valueset-issue-type.html">FHIR R4</a> that we have a use for. */
    enum Code {
        /** Not JSON, or an element of another type. */
        STRUCTURE(400),
        REQUIRED(400),
        VALUE(400),
        CODE_INVALID(400),
        TOO_LONG(400),
        DUPLICATE(422),
        /** It means something, but nothing that can be done here. */
        NOT_SUPPORTED(422),
        NOT_FOUND(422),
        /** That something is done only if something else is so, which can't be told here. */
        CONDITION(412, "not-supported"),
        /** A bug of ours. */
        EXCEPTION(500),
        /** Nothing is wrong with it: it can be done later. */
        TRANSIENT(503);

        private final int status;
        private final String label;

        Code(int status) {
            this.status = status;
            this.label = name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        Code(int status, String label) {
            this.status = status;
            this.label = label;
        }

        String label() {
            return label;
        }
    }

    static Issue of(Code code, String expression, String text, String... values) {
        return new Issue(code, expression, text, List.of(values));
    }

    /** What the reader of appointments found, said of the element that it was read from. */
    static Issue of(Refused refused, String expression) {
        var code = switch (refused.code()) {
            case NEEDED -> Code.REQUIRED;
            case TOO_LONG -> Code.TOO_LONG;
            case UNKNOWN -> Code.CODE_INVALID;
            case MALFORMED, OUT_OF_RANGE -> Code.VALUE;
        };
        return of(
                code,
                expression,
                "appointment." + refused.field() + "." + refused.code().name().toLowerCase(Locale.ROOT));
    }

    /** 412 and 422 only where all that was sent is right in itself. */
    static int status(List<Issue> issues) {
        return issues.stream().mapToInt(issue -> issue.code.status).min().orElseThrow();
    }

    /** For a person; where there is none about just this element, one about the kind of mistake. */
    String sentence(Texts texts) {
        return texts.has(text)
                ? texts.get(text, values.toArray())
                : texts.get("appointment" + text.substring(text.lastIndexOf('.')));
    }
}
