package dev.callside.reminders.work;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;

/** Hands the container's entity manager to the stores, which take it in their constructors and so can be tested. */
@Dependent
class RemindersUnitProducer {

    @PersistenceContext(unitName = "reminders")
    private EntityManager entities;

    @Produces
    @RemindersUnit
    EntityManager entities() {
        return entities;
    }
}
