package dev.callside.payments.panel;

import java.time.Instant;
import java.util.List;

/**
 * The whole state of the console, as its live stream sends it.
 *
 * @param account the link to Stripe, for the manager only
 */
public record SettingsPanel(String viewer, CallPanel.PracticeView practice, LinkView account, SettingsView settings)
        implements Panel {

    /**
     * The link to Stripe.
     *
     * @param state see {@code docs/reference/stripe.md}
     * @param asks what Stripe still wants
     * @param unfinished whether Stripe's form for an account that was made can be gone on with
     */
    public record LinkView(
            String state,
            String id,
            String name,
            String country,
            String countryName,
            String currency,
            boolean chargesEnabled,
            boolean payoutsEnabled,
            List<AskView> asks,
            Instant dueBy,
            String disabledReason,
            String dashboardUrl,
            Instant linkedAt,
            String linkedBy,
            String message,
            boolean unfinished,
            String linking) {}

    public record AskView(String code, String text) {}

    /**
     * What the operator has set.
     *
     * @param gracePeriod how long after the call a request can still be paid, ISO 8601
     */
    public record SettingsView(String gracePeriod) {}
}
