package dev.callside.practice.tenancy;

import dev.callside.plugin.PracticeId;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.HeuristicMixedException;
import jakarta.transaction.HeuristicRollbackException;
import jakarta.transaction.NotSupportedException;
import jakarta.transaction.RollbackException;
import jakarta.transaction.SystemException;
import jakarta.transaction.UserTransaction;
import java.util.function.Supplier;

/** {@link Database} on the server's transactions. */
@Dependent
class JtaDatabase implements Database {

    private static final String TAKE_ROLE =
            "select set_config('role', ?1, true), set_config('callside.practice', ?2, true)";

    /** Not injected, because CDI's is looked up by its name again at each call, three times in a transaction. */
    @Resource(lookup = "java:comp/UserTransaction")
    private UserTransaction transaction;

    private final EntityManager entities;

    @Inject
    JtaDatabase(@PracticeUnit EntityManager entities) {
        this.entities = entities;
    }

    @Override
    public <T> T app(PracticeId practice, Supplier<T> work) {
        return run(DbRole.APP, practice.toString(), work);
    }

    @Override
    public <T> T worker(Supplier<T> work) {
        return run(DbRole.WORKER, "", work);
    }

    @Override
    public <T> T door(Supplier<T> work) {
        return run(DbRole.DOOR, "", work);
    }

    private <T> T run(DbRole role, String practice, Supplier<T> work) {
        begin();
        try {
            entities.createNativeQuery(TAKE_ROLE)
                    .setParameter(1, role.roleName())
                    .setParameter(2, practice)
                    .getSingleResult();
            var result = work.get();
            commit();
            return result;
        } catch (RuntimeException | Error e) {
            rollback(e);
            throw e;
        }
    }

    /** JTA refuses a nested begin: a transaction inside another would be a role inside another. */
    private void begin() {
        try {
            transaction.begin();
        } catch (NotSupportedException | SystemException e) {
            throw new IllegalStateException("no transaction could begin", e);
        }
    }

    private void commit() {
        try {
            transaction.commit();
        } catch (RollbackException | HeuristicMixedException | HeuristicRollbackException | SystemException e) {
            throw new IllegalStateException("the transaction did not commit", e);
        }
    }

    private void rollback(Throwable cause) {
        try {
            if (transaction.getStatus() != jakarta.transaction.Status.STATUS_NO_TRANSACTION) {
                transaction.rollback();
            }
        } catch (SystemException | RuntimeException e) {
            cause.addSuppressed(e);
        }
    }
}
