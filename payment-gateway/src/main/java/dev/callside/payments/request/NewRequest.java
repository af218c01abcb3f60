package dev.callside.payments.request;

import dev.callside.plugin.PracticeId;
import dev.callside.practice.call.CallId;
import dev.callside.practice.call.ParticipantId;
import java.util.Optional;

/** A request that was found to be good, about to be stored. */
record NewRequest(
        PracticeId practice,
        RequestId id,
        CallId call,
        ParticipantId clinician,
        Optional<ParticipantId> patient,
        long amount,
        String currency,
        String description,
        String account) {}
