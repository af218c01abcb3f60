package dev.callside.payments.request;

import dev.callside.practice.call.ParticipantId;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/**
 * A try to pay.
 *
 * @param id made by the page, one a try
 * @param email where the receipt goes
 * @param locale of the receipt
 * @param payer the patient in the call; empty for whoever holds the request's link
 */
public record NewAttempt(UUID id, String email, Locale locale, Optional<ParticipantId> payer) {}
