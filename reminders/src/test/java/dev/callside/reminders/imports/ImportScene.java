package dev.callside.reminders.imports;

import dev.callside.credits.testing.CreditScene;
import dev.callside.practice.client.ClientStore;
import dev.callside.practice.tenancy.Audit;
import dev.callside.practice.tenancy.PracticeStore;
import dev.callside.reminders.appointment.AppointmentStore;
import dev.callside.reminders.appointment.Appointments;
import dev.callside.reminders.plan.PlanStore;
import dev.callside.reminders.plan.Plans;
import dev.callside.reminders.settings.PreferencesStore;
import jakarta.json.bind.JsonbBuilder;

/** A practice that imports files, on the real PostgreSQL. */
final class ImportScene {

    final CreditScene credits = new CreditScene();
    final ImportStore store = new ImportStore(credits.database.unit("reminders"));
    final ImportListStore list = new ImportListStore(credits.database.unit("reminders"));
    final ImportPartStore parts = new ImportPartStore(credits.database.unit("reminders"));
    private final Audit audit = new Audit(credits.database.unit("practice"), credits.clock);
    final Imports imports = new Imports(
            credits.database,
            store,
            new Appointments(
                    credits.database,
                    new ClientStore(credits.database.unit("practice")),
                    new AppointmentStore(credits.database.unit("reminders")),
                    new Plans(
                            new PlanStore(credits.database.unit("reminders")),
                            new PreferencesStore(credits.database.unit("reminders"), JsonbBuilder.create()),
                            credits.all.levels,
                            credits.pay.settlements,
                            credits.clock),
                    audit,
                    credits.clock),
            audit,
            credits.clock);
    final KeptImports kept = new KeptImports(
            credits.database,
            new PracticeStore(credits.database.unit("practice")),
            store,
            parts,
            imports,
            credits.clock);

    String sees(String sql) {
        return credits.sees(sql);
    }
}
