package dev.callside.payments.request;

import dev.callside.practice.web.WholeNumber;
import java.util.Optional;

/** Reads what a clinician's page sent, without believing any of it. */
final class AskReader {

    private AskReader() {}

    static AskedFor read(RequestResource.Ask ask) {
        return new AskedFor(
                WholeNumber.of(ask.amount()),
                ask.currency() == null ? "" : ask.currency(),
                ask.description() == null ? "" : ask.description().strip(),
                Optional.ofNullable(ask.patient()).filter(id -> !id.isEmpty()));
    }
}
