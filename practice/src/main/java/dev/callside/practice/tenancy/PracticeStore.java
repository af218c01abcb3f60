package dev.callside.practice.tenancy;

import dev.callside.plugin.PracticeId;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.Optional;

/** Practices. To be called inside a transaction of {@link Database}. */
@Dependent
public class PracticeStore {

    private final EntityManager entities;

    @Inject
    public PracticeStore(@PracticeUnit EntityManager entities) {
        this.entities = entities;
    }

    public Practice practice(PracticeId id) {
        return find(id).orElseThrow(() -> new IllegalStateException("no practice " + id));
    }

    public Optional<Practice> find(PracticeId id) {
        return Optional.ofNullable(entities.find(PracticeEntity.class, id.value()))
                .map(PracticeEntity::practice);
    }

    /** The manager asks the operator to switch payments on; asking twice, or when they are on, changes nothing. */
    public void askForPayments(PracticeId id) {
        Sql.of(
                        entities,
                        "update practice.practices set payments = 'asked' where id = ?1 and payments = 'off'",
                        id.value())
                .update();
    }

    /**
     * Keeps the number by which clients reach it.
     *
     * @param phone E.164; none takes it away
     */
    public void phone(PracticeId id, Optional<String> phone) {
        Sql.of(
                        entities,
                        "update practice.practices set phone = nullif(?2, '') where id = ?1",
                        id.value(),
                        phone.orElse(""))
                .update();
    }
}
