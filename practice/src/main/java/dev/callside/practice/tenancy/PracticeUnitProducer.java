package dev.callside.practice.tenancy;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;

/** Hands the container's entity manager to the stores, which take it in their constructors and so can be tested. */
@Dependent
class PracticeUnitProducer {

    @PersistenceContext(unitName = "practice")
    private EntityManager entities;

    @Produces
    @PracticeUnit
    EntityManager entities() {
        return entities;
    }
}
