package dev.callside.reminders.feed;

import dev.callside.practice.text.Texts;
import dev.callside.practice.web.Problem.FieldError;
import dev.callside.reminders.feed.CalendarAddress.Trusted;
import dev.callside.reminders.feed.CalendarView.PractitionerView;
import dev.callside.reminders.work.RemindersProblem;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/** Reads which calendar is to be added, and says what is wrong with it. */
final class CalendarReader {

    private static final int LONGEST_NAME = 100;

    private final Texts texts;
    private final Trusted trusted;
    private final List<FieldError> errors = new ArrayList<>();

    CalendarReader(Locale locale, Trusted trusted) {
        this.texts = Texts.of(RemindersProblem.BUNDLE, locale);
        this.trusted = trusted;
    }

    /** A calendar that can be added. */
    record Wanted(
            UUID id, String name, CalendarAddress address, PractitionerView practitioner, boolean sms, boolean email) {}

    List<FieldError> errors() {
        return errors;
    }

    /** Empty if there are {@link #errors}. */
    Optional<Wanted> read(CalendarAsked asked, List<PractitionerView> practitioners) {
        var id = id(asked.id());
        var name = name(asked.name());
        var address = CalendarAddress.typed(asked.address(), trusted);
        if (address.refusal() != null) {
            refuse("address", address.refusal().name().toLowerCase(Locale.ROOT));
        }
        var practitioner = practitioner(asked.practitioner(), practitioners);
        var consent = asked.consent() == null ? new CalendarAsked.ConsentAsked(null, null) : asked.consent();
        return errors.isEmpty()
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
        refuse(field, code);
        return errors;
    }

    private Optional<UUID> id(String text) {
        try {
            return Optional.of(UUID.fromString(text == null ? "" : text));
        } catch (IllegalArgumentException e) {
            refuse("id", "malformed");
            return Optional.empty();
        }
    }

    private String name(String text) {
        var name = text == null ? "" : text.strip();
        if (name.isEmpty()) {
            refuse("name", "needed");
        } else if (name.codePointCount(0, name.length()) > LONGEST_NAME) {
            refuse("name", "too_long");
        } else if (name.indexOf('\0') >= 0) {
            refuse("name", "malformed");
        }
        return name;
    }

    private PractitionerView practitioner(String id, List<PractitionerView> all) {
        if (id == null || id.isEmpty()) {
            return new PractitionerView("", "");
        }
        return all.stream().filter(each -> each.id().equals(id)).findFirst().orElseGet(() -> {
            refuse("practitioner", "unknown");
            return new PractitionerView("", "");
        });
    }

    private void refuse(String field, String code) {
        errors.add(new FieldError(field, code, texts.get("calendar." + field + "." + code)));
    }
}
