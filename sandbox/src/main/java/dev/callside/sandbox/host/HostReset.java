package dev.callside.sandbox.host;

import dev.callside.sandbox.Db;
import dev.callside.sandbox.Reset;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

/** Ends every call, as the clinicians would; what was told about them stays told. */
@Singleton
class HostReset implements Reset {

    private final Db db;
    private final Rooms rooms;

    @Inject
    HostReset(Db db, Rooms rooms) {
        this.db = db;
        this.rooms = rooms;
    }

    @Override
    public void reset() {
        db.query("select id from sandbox.calls where ended_at is null", row -> row.getString(1))
                .forEach(rooms::end);
    }
}
