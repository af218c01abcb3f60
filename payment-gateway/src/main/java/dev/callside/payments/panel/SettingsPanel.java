package dev.callside.payments.panel;

import java.time.Instant;
import java.util.List;

/** The whole state of *Client payments*, as its live stream sends it. */
public record SettingsPanel(String viewer, CallPanel.PracticeView practice, LinkView account, SettingsView settings) {

    /**
     * The link to Stripe.
     *
     * @param state see {@code docs/reference/stripe.md}
     * @param asks what Stripe still wants
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
            String linking) {}

    public record AskView(String code, String text) {}

    /**
     * What the operator has set.
     *
     * @param gracePeriod how long after the call a request can still be paid, ISO 8601
     */
    public record SettingsView(String gracePeriod) {}
}
