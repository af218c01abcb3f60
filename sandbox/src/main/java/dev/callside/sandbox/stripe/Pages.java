package dev.callside.sandbox.stripe;

import dev.callside.sandbox.Db;
import java.time.Clock;

/** Everything of Stripe's that a person looks at. */
final class Pages {

    private final AssetPages assets;

    Pages(Db db, StripeSettings settings, Clock clock, Assets assets) {
        this.assets = new AssetPages(assets);
    }

    StripeAnswer answer(StripeRequest request) {
        return assets.answer(request);
    }
}
