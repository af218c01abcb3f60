package dev.callside.reminders.appointment;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;

/** By what an appointment is known again, within its practice. */
record AppointmentKey(Source source, String externalId) {

    static AppointmentKey of(Appointment appointment) {
        return new AppointmentKey(appointment.source(), appointment.externalId());
    }

    /**
     * The first word about each, then the second about those of which there is one, and so on. In the first round are all of
     * them, so that a later one locks nothing that is not locked already.
     */
    static List<List<Appointment>> rounds(List<Appointment> all) {
        var words = new HashMap<AppointmentKey, Integer>();
        var rounds = new ArrayList<List<Appointment>>();
        for (var each : all) {
            var round = words.merge(of(each), 1, Integer::sum) - 1;
            if (round == rounds.size()) {
                rounds.add(new ArrayList<>());
            }
            rounds.get(round).add(each);
        }
        return rounds;
    }
}
