package dev.callside.payments.paylink;

import dev.callside.payments.account.Account;
import dev.callside.payments.request.Request;
import dev.callside.practice.mail.EmailAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** When a request may be sent on, and to whom. */
final class PayLinkRules {

    /** More is no help but a nuisance; the database holds it too. */
    static final int MOST_MAILS = 5;
    /** Whoever presses twice wants one mail; whoever comes back later wants another. */
    static final Duration SAME_MAIL = Duration.ofMinutes(1);

    private PayLinkRules() {}

    /**
     * What is asked for.
     *
     * @param account that the practice takes payments with now
     * @param typed by the clinician; blank for the address that the patient has typed
     * @param sent the mails so far, newest first
     */
    record Wish(Request request, Optional<Account> account, String typed, List<SentLink> sent, Instant now) {}

    static Optional<PayLinkRefusal> refusal(Wish wish) {
        if (!wish.request().payable(wish.now())) {
            return Optional.of(PayLinkRefusal.NOT_PAYABLE);
        }
        if (!wish.request().chargeable(wish.account())) {
            return Optional.of(PayLinkRefusal.NO_ACCOUNT);
        }
        if (wish.typed().isBlank() && wish.request().email().isEmpty()) {
            return Optional.of(PayLinkRefusal.ADDRESS_MISSING);
        }
        if (address(wish).isEmpty()) {
            return Optional.of(PayLinkRefusal.ADDRESS_MALFORMED);
        }
        return repeated(wish) || wish.sent().size() < MOST_MAILS
                ? Optional.empty()
                : Optional.of(PayLinkRefusal.TOO_OFTEN);
    }

    /** Where the mail goes. */
    static Optional<String> address(Wish wish) {
        return wish.typed().isBlank() ? wish.request().email() : EmailAddress.read(wish.typed());
    }

    /** Whether this mail has just been sent. */
    static boolean repeated(Wish wish) {
        var address = address(wish).orElse("");
        return wish.sent().stream()
                .anyMatch(mail -> mail.email().equalsIgnoreCase(address)
                        && mail.sentAt().plus(SAME_MAIL).isAfter(wish.now()));
    }
}
