package dev.callside.payments.account;

import dev.callside.payments.request.RequestStore;
import dev.callside.payments.stripe.StripeStub;
import dev.callside.practice.tenancy.Audit;
import dev.callside.practice.tenancy.PracticeStore;
import dev.callside.practice.testing.TestDatabase;
import java.time.Clock;

/** Links between practices and a Stripe that a test has the word of. */
public final class TestLinkings {

    private TestLinkings() {}

    public static AccountChecks checks(TestDatabase database, Clock clock) {
        return new AccountChecks(
                database,
                new AccountStore(database.unit("payments")),
                StripeStub.get().accounts(),
                clock);
    }

    public static Linkings of(TestDatabase database, Clock clock) {
        return of(database, clock, "oauth");
    }

    static Linkings of(TestDatabase database, Clock clock, String linking) {
        var stripe = StripeStub.get();
        return new Linkings(
                database,
                new AccountStore(database.unit("payments")),
                new LinkReturnStore(database.unit("payments")),
                new PracticeStore(database.unit("practice")),
                new RequestStore(database.unit("payments")),
                stripe.accounts(),
                stripe.pages(linking),
                new Onboarding(stripe.accounts(), stripe.pages(linking)),
                new Audit(database.unit("practice"), clock),
                clock);
    }
}
