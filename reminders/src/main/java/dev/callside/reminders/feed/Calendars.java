package dev.callside.reminders.feed;

import dev.callside.practice.launch.Actors;
import dev.callside.practice.launch.Session;
import dev.callside.practice.tenancy.Audit;
import dev.callside.reminders.appointment.Appointments;
import dev.callside.reminders.appointment.Source;
import dev.callside.reminders.plan.VisitStatus;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;

/** What a manager does with calendars. To be called inside a transaction. */
@Dependent
class Calendars {

    /** Of a practice. */
    static final int MOST = 100;

    private final CalendarStore store;
    private final Appointments appointments;
    private final Audit audit;
    private final Clock clock;

    @Inject
    Calendars(CalendarStore store, Appointments appointments, Audit audit, Clock clock) {
        this.store = store;
        this.appointments = appointments;
        this.audit = audit;
        this.clock = clock;
    }

    /** What is in the way of a calendar. */
    enum Refusal {
        /** The practice reads that address already. */
        TWICE,
        ENOUGH
    }

    /** It is read at once. The same wish again is answered likewise. */
    Optional<Refusal> add(Session who, CalendarReader.Wanted wanted) {
        if (store.same(who.practice(), wanted)) {
            return Optional.empty();
        }
        if (store.count(who.practice()) >= MOST) {
            return Optional.of(Refusal.ENOUGH);
        }
        if (!store.add(who.practice(), wanted, clock.instant(), Actors.of(who))) {
            return Optional.of(Refusal.TWICE);
        }
        audit.record(who.practice(), who.subject(), "calendar.add", wanted.id());
        return Optional.empty();
    }

    /** @param goneIsRight that what is not in it any more is cancelled */
    boolean readNow(Session who, UUID id, boolean goneIsRight) {
        var now = clock.instant();
        if (!store.readNow(who.practice(), id, now)) {
            return false;
        }
        if (goneIsRight) {
            store.goneIsRight(who.practice(), id);
        }
        audit.record(who.practice(), who.subject(), goneIsRight ? "calendar.gone" : "calendar.read", id);
        return true;
    }

    /** Reminders go out as it was read the last time; going on, it is read at once. */
    boolean pause(Session who, UUID id, boolean paused) {
        var done = store.pause(who.practice(), id, paused, clock.instant());
        if (done) {
            audit.record(who.practice(), who.subject(), paused ? "calendar.pause" : "calendar.resume", id);
        }
        return done;
    }

    /**
     * Nobody tells any more when its appointments are moved or cancelled, so nothing is sent about them either, nor that they
     * were cancelled, which they are not. Who adds the calendar again has them back as they were.
     */
    boolean remove(Session who, UUID id) {
        var ids = store.appointments(who.practice(), id);
        appointments.turn(who.practice(), Source.CALENDAR, ids, VisitStatus.PENDING, who.subject());
        var done = store.remove(who.practice(), id);
        if (done) {
            audit.record(who.practice(), who.subject(), "calendar.remove", id);
        }
        return done;
    }
}
