package dev.callside.credits.work;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;

/** Hands the container's entity manager to the stores, which take it in their constructors and so can be tested. */
@Dependent
class CreditsUnitProducer {

    @PersistenceContext(unitName = "credits")
    private EntityManager entities;

    @Produces
    @CreditsUnit
    EntityManager entities() {
        return entities;
    }
}
