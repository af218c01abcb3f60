package dev.callside.payments.stripe;

import com.stripe.exception.ApiConnectionException;
import com.stripe.exception.AuthenticationException;
import com.stripe.exception.PermissionException;
import com.stripe.exception.StripeException;
import com.stripe.exception.oauth.OAuthException;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Turns what stripe-java returns or throws into a {@link StripeAnswer}, in one place. */
final class StripeCalls {

    private static final Logger LOG = Logger.getLogger(StripeCalls.class.getName());

    private StripeCalls() {}

    interface Call<T> {
        T make() throws StripeException;
    }

    static <T> StripeAnswer<T> answer(String what, Call<T> call) {
        try {
            return new StripeAnswer.Known<>(call.make());
        } catch (ApiConnectionException e) {
            return unknown(what, "no answer", e);
        } catch (OAuthException e) {
            return refusedOrUnknown(what, e, String.valueOf(e.getCode()));
        } catch (PermissionException e) {
            return notPermitted(what, e);
        } catch (AuthenticationException e) {
            LOG.log(Level.SEVERE, "Stripe does not accept callside.stripe.secret-key; {0} is not known", what);
            return new StripeAnswer.Unknown<>(StripeAnswer.Unknown.KEY_REFUSED);
        } catch (StripeException e) {
            return refusedOrUnknown(what, e, code(e));
        }
    }

    /**
     * Of the 403s only the one with this code is about the account. The others are about our key, such as a restricted one
     * without a permission (<a href="https://docs.stripe.com/keys/restricted-api-keys">restricted keys</a>), and say
     * nothing of what was asked for. Stripe's message names the permission.
     */
    private static <T> StripeAnswer<T> notPermitted(String what, PermissionException e) {
        if (StripeAnswer.ACCOUNT_INVALID.equals(e.getCode())) {
            return refusedOrUnknown(what, e, StripeAnswer.ACCOUNT_INVALID);
        }
        LOG.log(Level.SEVERE, "callside.stripe.secret-key may not do {0}: {1} (request {2})", new Object[] {
            what, e.getUserMessage() == null ? code(e) : e.getUserMessage(), e.getRequestId()
        });
        return new StripeAnswer.Unknown<>(StripeAnswer.Unknown.NOT_PERMITTED);
    }

    /**
     * 5xx says nothing about the effect, nor does a success that can't be read; 409 means that the same call is still running, 429 that it was not looked at
     * (<a href="https://docs.stripe.com/error-low-level">Stripe on errors</a>). All are asked again with the same key.
     */
    private static <T> StripeAnswer<T> refusedOrUnknown(String what, StripeException e, String code) {
        var status = e.getStatusCode() == null ? 0 : e.getStatusCode();
        if (status == 409) {
            LOG.log(Level.INFO, "Stripe is still at work on {0}, asked for by another of us", what);
            return new StripeAnswer.Unknown<>("status 409");
        }
        if (status < 400 || status >= 500 || status == 429) {
            return unknown(what, "status " + status, e);
        }
        LOG.log(Level.INFO, "Stripe refused {0}: {1} (request {2})", new Object[] {what, code, e.getRequestId()});
        return new StripeAnswer.Refused<>(code);
    }

    private static <T> StripeAnswer<T> unknown(String what, String reason, StripeException e) {
        LOG.log(Level.WARNING, "Stripe gave no answer to {0}: {1} (request {2})", new Object[] {
            what, reason, e.getRequestId()
        });
        return new StripeAnswer.Unknown<>(reason);
    }

    private static String code(StripeException e) {
        return e.getCode() == null ? "invalid_request" : e.getCode();
    }
}
