package dev.callside.payments.purchase;

import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;

/**
 * What a person wants to buy, as the page sent it.
 *
 * @param amount what was typed; empty for what is no whole number
 * @param credits what the page showed for it
 * @param charged the money that the page showed
 * @param currency empty where the page didn't say
 * @param card a saved one
 * @param subject who buys, as the host knows them
 * @param buyer the same by name
 * @param receiptTo as it was typed; empty for nobody beside those whom the level names
 */
record Order(
        OptionalLong amount,
        OptionalLong credits,
        OptionalLong charged,
        String currency,
        Optional<UUID> card,
        boolean saveCard,
        String subject,
        String buyer,
        Locale locale,
        Optional<String> receiptTo) {}
