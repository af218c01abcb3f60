package dev.callside.payments.purchase;

import dev.callside.plugin.PracticeId;
import java.util.Optional;
import java.util.UUID;

/**
 * Who pays and has cards, such as a level.
 *
 * @param customer Stripe's id, once there is one
 * @param before what that was until Stripe said that it was deleted: another one is made under another key
 * @param wanted how often a look at its cards was wanted
 */
public record Payer(PracticeId practice, UUID id, Optional<String> customer, Optional<String> before, int wanted) {}
