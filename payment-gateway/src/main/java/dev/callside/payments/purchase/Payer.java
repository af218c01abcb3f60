package dev.callside.payments.purchase;

import dev.callside.plugin.PracticeId;
import java.util.Optional;
import java.util.UUID;

/**
 * Who pays and has cards, such as a level.
 *
 * @param customer Stripe's id, once there is one
 * @param wanted how often a look at its cards was wanted
 */
public record Payer(PracticeId practice, UUID id, Optional<String> customer, int wanted) {}
