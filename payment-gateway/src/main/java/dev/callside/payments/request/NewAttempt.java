package dev.callside.payments.request;

import dev.callside.practice.launch.Session;
import java.util.UUID;

/**
 * A patient's try to pay.
 *
 * @param id made by the page, one a try
 * @param email where the receipt goes
 */
record NewAttempt(UUID id, Session session, String email) {}
