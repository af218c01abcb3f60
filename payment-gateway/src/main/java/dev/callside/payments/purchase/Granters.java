package dev.callside.payments.purchase;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.List;

/** Who hands over what. */
@Dependent
public class Granters {

    private final List<Granter> all;

    @Inject
    Granters(@Any Instance<Granter> all) {
        this(all.stream().toList());
    }

    public Granters(List<Granter> all) {
        this.all = all;
    }

    Granter of(Purchase purchase) {
        return all.stream()
                .filter(granter -> granter.kind() == purchase.goods().kind())
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(
                        "nobody grants " + purchase.goods().kind()));
    }
}
