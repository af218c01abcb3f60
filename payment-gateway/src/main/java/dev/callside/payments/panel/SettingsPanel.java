package dev.callside.payments.panel;

import java.time.Instant;
import java.util.List;

/**
 * The whole state of the console, as its live stream sends it.
 *
 * @param account the link to Stripe, for the manager only
 * @param unreturned what the manager has to refund at Stripe; for the manager only
 * @param returns how managers came back from Stripe within the last day; for the manager only
 */
public record SettingsPanel(
        String viewer,
        CallPanel.PracticeView practice,
        LinkView account,
        List<UnreturnedView> unreturned,
        List<ReturnedView> returns,
        SettingsView settings)
        implements Panel {

    /**
     * The link to Stripe.
     *
     * @param state see {@code docs/reference/stripe.md}
     * @param asks what Stripe still wants
     * @param unfinished whether Stripe's form for an account that was made can be gone on with
     * @param left the account that a pending one takes the place of, and that stays connected at Stripe
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
            String linking,
            LeftView left) {}

    public record LeftView(String name, String id, String dashboardUrl) {}

    /**
     * Back from Stripe.
     *
     * @param attempt as the page was told that sent them there
     * @param outcome {@code pending}, {@code again}, {@code refused}, {@code no_answer}, {@code unknown} for one who came too
     *     late, or {@code ran_out} where Stripe's own page did
     */
    public record ReturnedView(String attempt, String outcome, Instant at) {}

    public record AskView(String code, String text) {}

    /**
     * A payment that came after its request had ended, and that Stripe would not give back.
     *
     * @param amount Stripe's integer
     * @param code Stripe's error code
     * @param url of the payment in Stripe's dashboard
     */
    public record UnreturnedView(
            String id,
            long amount,
            String currency,
            String description,
            Instant requestedAt,
            String code,
            String url) {}

    /**
     * What the operator has set.
     *
     * @param gracePeriod how long after the call a request can still be paid, ISO 8601
     */
    public record SettingsView(String gracePeriod) {}
}
