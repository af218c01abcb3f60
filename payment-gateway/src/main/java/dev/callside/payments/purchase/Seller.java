package dev.callside.payments.purchase;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The operator as it stands on receipts. */
@Dependent
public class Seller {

    private final String name;
    private final String registrationNumber;

    @Inject
    public Seller(
            @ConfigProperty(name = "callside.seller.name") String name,
            @ConfigProperty(name = "callside.seller.registration-number") Optional<String> registrationNumber) {
        this.name = name;
        this.registrationNumber = registrationNumber.orElse("");
    }

    String name() {
        return name;
    }

    /** With its kind, such as {@code ABN 51 824 753 556}; may be empty. */
    String registrationNumber() {
        return registrationNumber;
    }
}
