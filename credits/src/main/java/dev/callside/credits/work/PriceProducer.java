package dev.callside.credits.work;

import dev.callside.credits.price.Rates;
import dev.callside.credits.price.RatesReader;
import dev.callside.credits.price.Tiers;
import dev.callside.credits.price.TiersReader;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The operator's prices, read once. The launcher has checked them; elsewhere a mistake ends the deployment. */
@ApplicationScoped
class PriceProducer {

    @Inject
    @ConfigProperty(name = "callside.credits.currency")
    private String currency;

    @Inject
    @ConfigProperty(name = "callside.credits.tiers")
    private String bands;

    @Inject
    @ConfigProperty(name = "callside.credits.rates-file")
    private Optional<String> file;

    private Tiers tiers;
    private Rates rates;

    @PostConstruct
    void read() {
        tiers = TiersReader.read(currency, bands);
        rates = RatesReader.file(file.orElse(""));
    }

    @Produces
    Tiers tiers() {
        return tiers;
    }

    @Produces
    Rates rates() {
        return rates;
    }
}
