package dev.callside.payments.work;

import dev.callside.practice.openapi.ApiFilter;

/** The document of {@link PaymentsApplication}; the server makes one by the name in its configuration. */
public class PaymentsApiFilter extends ApiFilter {

    public PaymentsApiFilter() {
        super(new PaymentsApplication(), "/pay");
    }
}
