package dev.callside.payments.panel;

import java.time.Instant;
import java.util.List;

/**
 * The whole state of a panel in a call, as its live stream sends it.
 *
 * @param viewer the role's label: clinician, patient or observer
 * @param patients the call's, for the clinician only
 * @param requests newest first; the patient gets only those that are for them, an observer none
 */
public record CallPanel(
        String viewer,
        PracticeView practice,
        Instant now,
        AccountView account,
        CallView call,
        List<PersonView> patients,
        List<RequestView> requests)
        implements Panel {

    @Override
    public boolean last() {
        return call.state().equals("over");
    }

    public record PracticeView(String name, String zone) {}

    /**
     * Whether payments can be asked for.
     *
     * @param state {@code active}, or what is in the way
     * @param message what is in the way and whom to ask; absent when active
     * @param currencies that the form offers; the API takes every currency of the account
     */
    public record AccountView(String state, String message, List<CurrencyView> currencies, String currency) {}

    /** A currency's rule; see {@code docs/reference/amounts.md}. */
    public record CurrencyView(String code, int exponent, long step, long minimum, long maximum) {}

    /** Whether the call is {@code live} or {@code ended}, or {@code over}: ended, and its grace period too. */
    public record CallView(String state) {}

    public record PersonView(String id, String name, boolean present) {}
}
