package dev.callside.reminders.feed;

import dev.callside.practice.web.Problem.FieldError;
import dev.callside.reminders.feed.CalendarAddress.Trusted;
import dev.callside.reminders.feed.CalendarView.PractitionerView;
import dev.callside.reminders.work.FieldReader;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/** Reads which calendar is to be added, and says what is wrong with it. */
final class CalendarReader {

    private static final int LONGEST_NAME = 100;

    private final FieldReader fields;
    private final Trusted trusted;

    CalendarReader(Locale locale, Trusted trusted) {
        this.fields = new FieldReader(locale, "calendar");
        this.trusted = trusted;
    }

    /** A calendar that can be added. */
    record Wanted(
            UUID id, String name, CalendarAddress address, PractitionerView practitioner, boolean sms, boolean email) {}

    List<FieldError> errors() {
        return fields.errors();
    }

    /** Empty if there are {@link #errors}. */
    Optional<Wanted> read(CalendarAsked asked, List<PractitionerView> practitioners) {
        var id = fields.id("id", asked.id());
        var name = fields.name("name", asked.name(), LONGEST_NAME);
        var address = CalendarAddress.typed(asked.address(), trusted);
        if (address.refusal() != null) {
            fields.refuse("address", address.refusal().name().toLowerCase(Locale.ROOT));
        }
        var practitioner = practitioner(asked.practitioner(), practitioners);
        var consent = asked.consent() == null ? new CalendarAsked.ConsentAsked(null, null) : asked.consent();
        return errors().isEmpty()
                ? Optional.of(new Wanted(
                        id.orElseThrow(),
                        name,
                        address.address(),
                        practitioner,
                        Boolean.TRUE.equals(consent.sms()),
                        Boolean.TRUE.equals(consent.email())))
                : Optional.empty();
    }

    /** What only the database knows. */
    List<FieldError> refused(String field, String code) {
        fields.refuse(field, code);
        return fields.errors();
    }

    private PractitionerView practitioner(String id, List<PractitionerView> all) {
        if (id == null || id.isEmpty()) {
            return new PractitionerView("", "");
        }
        return all.stream().filter(each -> each.id().equals(id)).findFirst().orElseGet(() -> {
            fields.refuse("practitioner", "unknown");
            return new PractitionerView("", "");
        });
    }
}
