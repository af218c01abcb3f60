package dev.callside.practice.crypto;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The signer with {@code callside.secret}, the same on every node. */
@ApplicationScoped
class SignerProducer {

    @Produces
    Signer signer(@ConfigProperty(name = "callside.secret") String secret) {
        return new Signer(secret);
    }
}
