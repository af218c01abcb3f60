package dev.callside.payments.request;

import java.util.List;

/** What became of a clinician's wish. */
public sealed interface AskOutcome {

    /**
     * It is there.
     *
     * @param isNew false if the same wish had been stored before
     */
    record Stored(Request request, boolean isNew) implements AskOutcome {}

    /** Something that was typed can't be used; nothing was stored. */
    record Refused(List<AskRefusal> refusals) implements AskOutcome {}

    /** The practice has no Stripe account that can charge. */
    record NoAccount() implements AskOutcome {}

    record CallOver() implements AskOutcome {}

    /** The id is that of a request for something else. */
    record OtherContent() implements AskOutcome {}
}
