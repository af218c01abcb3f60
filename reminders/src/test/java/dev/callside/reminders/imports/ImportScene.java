package dev.callside.reminders.imports;

import dev.callside.credits.testing.CreditScene;
import dev.callside.plugin.PracticeId;
import dev.callside.practice.client.ClientStore;
import dev.callside.practice.tenancy.Audit;
import dev.callside.practice.tenancy.PracticeStore;
import dev.callside.reminders.appointment.Appointment;
import dev.callside.reminders.appointment.AppointmentStore;
import dev.callside.reminders.appointment.Appointments;
import dev.callside.reminders.plan.PlanStore;
import dev.callside.reminders.plan.Plans;
import dev.callside.reminders.settings.PreferencesStore;
import jakarta.json.bind.JsonbBuilder;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;

/** A practice that imports files, on the real PostgreSQL. */
final class ImportScene {

    final CreditScene credits = new CreditScene();
    final ImportStore store = new ImportStore(credits.database.unit("reminders"));
    final ImportListStore list = new ImportListStore(credits.database.unit("reminders"));
    final ImportPartStore parts = new ImportPartStore(credits.database.unit("reminders"));
    private final Audit audit = new Audit(credits.database.unit("practice"), credits.clock);
    private final Plans plans = new Plans(
            new PlanStore(credits.database.unit("reminders")),
            new PreferencesStore(credits.database.unit("reminders"), JsonbBuilder.create()),
            credits.all.levels,
            credits.pay.settlements,
            credits.clock);
    private final AtomicInteger batches = new AtomicInteger();
    /** Called in the transaction of each batch before its rows are kept, with its number from 1. */
    IntConsumer before = batch -> {};

    final Imports imports = new Imports(
            credits.database,
            store,
            new Appointments(
                    credits.database,
                    new ClientStore(credits.database.unit("practice")),
                    new AppointmentStore(credits.database.unit("reminders")),
                    plans,
                    audit,
                    credits.clock) {
                @Override
                public List<UUID> keep(PracticeId practice, List<Appointment> appointments, String actor) {
                    before.accept(batches.incrementAndGet());
                    return super.keep(practice, appointments, actor);
                }
            },
            audit,
            credits.clock);
    final KeptImports kept = new KeptImports(
            credits.database,
            new PracticeStore(credits.database.unit("practice")),
            store,
            parts,
            imports,
            credits.clock);

    /** The one of the transaction that is open, as when the server's database fails over. */
    void loseConnection() {
        var connection = credits.database
                .unit("reminders")
                .createNativeQuery("select pg_backend_pid()")
                .getSingleResult();
        credits.postgres.asOwner("select pg_terminate_backend(" + connection + ", 5000)");
    }

    String sees(String sql) {
        return credits.sees(sql);
    }
}
