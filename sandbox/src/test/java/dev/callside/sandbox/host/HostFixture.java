package dev.callside.sandbox.host;

import dev.callside.sandbox.Addresses;
import dev.callside.sandbox.Db;
import dev.callside.sandbox.TestClock;
import dev.callside.sandbox.TestDatabase;
import java.util.List;
import java.util.UUID;

/** The call host on the test database, with time that stands still. */
final class HostFixture {

    static final Seat ANA = Seat.of("clinician").orElseThrow();
    static final Seat KIM = Seat.of("patient").orElseThrow();
    static final Seat SAM = Seat.of("manager").orElseThrow();

    final Db db = TestDatabase.db();
    final TestClock clock = new TestClock();
    final Addresses addresses;
    final CallEvents events;
    final Calls calls;
    final String call = "test-" + UUID.randomUUID().toString().substring(0, 13);

    HostFixture() {
        this("http://127.0.0.1:8080");
    }

    HostFixture(String apps) {
        addresses = new Addresses(
                "http://localhost:8080", apps, UUID.fromString("0190c0de-0000-7000-8000-000000000001"), 0);
        events = new CallEvents(db, addresses, clock);
        calls = new Calls(db, events, clock);
    }

    /** The types of this call's events, as they were stored. */
    List<String> told() {
        return db.query(
                "select body::jsonb ->> 'type' || coalesce(' ' || (body::jsonb -> 'data' ->> 'sub'), '')"
                        + " from sandbox.call_events where call_id = ? order by created_at, ctid",
                row -> row.getString(1),
                call);
    }

    void forgetEvents() {
        db.update("delete from sandbox.call_events");
    }
}
