package dev.callside.reminders.appointment;

import dev.callside.practice.client.Client;
import dev.callside.practice.mail.EmailAddress;
import dev.callside.practice.tenancy.Practice;
import dev.callside.reminders.appointment.AppointmentAsked.ClientAsked;
import dev.callside.reminders.appointment.AppointmentAsked.ConsentAsked;
import dev.callside.reminders.appointment.AppointmentAsked.PractitionerAsked;
import dev.callside.reminders.client.PhoneNumbers;
import dev.callside.reminders.plan.VisitStatus;
import dev.callside.reminders.plan.Zones;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.IllformedLocaleException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/** Makes an {@link Appointment} of what a source sent, or says of each member why that can't be. One reader reads one. */
public final class AppointmentReader {

    private static final int LONGEST_ID = 100;
    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_FIRST_NAME = 100;
    private static final int LONGEST_PLACE = 500;
    private static final int FIRST_YEAR = 1900;
    /** What is planned after it must be a time of four digits too. */
    private static final int LAST_YEAR = 9998;

    private static final Duration USUAL = Duration.ofMinutes(30);
    private static final Duration LONGEST = Duration.ofDays(1);

    private final Practice practice;
    private final List<Refused> refused = new ArrayList<>();

    public AppointmentReader(Practice practice) {
        this.practice = practice;
    }

    /** All that is wrong, in the order of the members. */
    public List<Refused> refused() {
        return refused;
    }

    /**
     * There unless something was {@link #refused}.
     *
     * @param clientId ours, if the client is new
     */
    public Optional<Appointment> read(Source source, String externalId, AppointmentAsked asked, UUID clientId) {
        var id = needed("id", externalId, LONGEST_ID);
        var start = moment("start", asked.start()).or(() -> refuse("start", asked.start()));
        var end = end(asked, start);
        var status = asked.status() == null
                ? Optional.of(VisitStatus.BOOKED)
                : known("status", asked.status(), VisitStatus::of);
        var type = text("type", asked.type(), LONGEST_NAME);
        var place = text("place", asked.place(), LONGEST_PLACE);
        var link = maybe("link", asked.link(), AppointmentReader::link);
        var booked = moment("booked", asked.booked());
        var who = asked.practitioner() == null ? new PractitionerAsked(null, null) : asked.practitioner();
        var practitioner = text("practitioner.id", who.id(), LONGEST_NAME);
        var practitionerName = text("practitioner.name", who.name(), LONGEST_NAME);
        var client = client(asked.client(), clientId);
        if (!refused.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Appointment(
                source,
                id,
                client.orElseThrow(),
                practitioner,
                practitionerName,
                type,
                place,
                link.orElse(""),
                status.orElseThrow(),
                start.orElseThrow(),
                end.orElseThrow(),
                booked));
    }

    private Optional<Instant> end(AppointmentAsked asked, Optional<Instant> start) {
        var end = asked.end() == null
                ? start.map(begin -> begin.plus(asked.minutes() == null ? USUAL : Duration.ofMinutes(asked.minutes())))
                : moment("end", asked.end());
        if (start.isPresent() && end.isPresent()) {
            var length = Duration.between(start.get(), end.get());
            if (length.isNegative() || length.isZero() || length.compareTo(LONGEST) > 0) {
                refused.add(new Refused(asked.end() == null ? "minutes" : "end", Refused.Code.OUT_OF_RANGE));
            }
        }
        return end;
    }

    private Optional<Client> client(ClientAsked asked, UUID id) {
        if (asked == null) {
            return refuse("client", null);
        }
        var externalId = needed("client.id", asked.id(), LONGEST_ID);
        var name = needed("client.name", asked.name(), LONGEST_NAME);
        var firstName = text("client.firstName", asked.firstName(), LONGEST_FIRST_NAME);
        var phone = maybe("client.phone", asked.phone(), typed -> PhoneNumbers.read(typed, practice.country()));
        var email = maybe("client.email", asked.email(), EmailAddress::read);
        var language = asked.language() == null
                ? Optional.<Locale>empty()
                : known("client.language", asked.language(), AppointmentReader::language);
        var zone = asked.zone() == null ? Optional.<ZoneId>empty() : known("client.zone", asked.zone(), Zones::of);
        var consent = asked.consent() == null ? new ConsentAsked(null, null) : asked.consent();
        return Optional.of(new Client(
                id,
                externalId,
                name,
                firstName,
                phone,
                email,
                language,
                zone,
                Optional.ofNullable(consent.sms()),
                Optional.ofNullable(consent.email())));
    }

    private static Optional<String> link(String text) {
        try {
            var uri = new URI(text.strip());
            var web = "https".equals(uri.getScheme()) || "http".equals(uri.getScheme());
            return web && uri.getHost() != null && text.length() <= LONGEST_PLACE && storable(text)
                    ? Optional.of(uri.toString())
                    : Optional.empty();
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    private static Optional<Locale> language(String tag) {
        try {
            var locale = new Locale.Builder().setLanguageTag(tag).build();
            return locale.getLanguage().isEmpty() ? Optional.empty() : Optional.of(locale);
        } catch (IllformedLocaleException e) {
            return Optional.empty();
        }
    }

    private String needed(String field, String value, int longest) {
        if (value == null || value.isBlank()) {
            refused.add(new Refused(field, Refused.Code.NEEDED));
        }
        return text(field, value, longest);
    }

    private String text(String field, String value, int longest) {
        var text = value == null ? "" : value.strip();
        if (text.length() > longest) {
            refused.add(new Refused(field, Refused.Code.TOO_LONG));
        }
        if (!storable(text)) {
            refused.add(new Refused(field, Refused.Code.MALFORMED));
        }
        return text;
    }

    /** PostgreSQL's text holds neither U+0000 nor half a character, which JSON can both say. */
    private static boolean storable(String text) {
        return text.codePoints().noneMatch(c -> c == 0 || Character.getType(c) == Character.SURROGATE);
    }

    private <T> Optional<T> maybe(String field, String value, Function<String, Optional<T>> read) {
        return value == null || value.isBlank()
                ? Optional.empty()
                : ifRead(field, read.apply(value), Refused.Code.MALFORMED);
    }

    private <T> Optional<T> known(String field, String value, Function<String, Optional<T>> find) {
        return ifRead(field, find.apply(value), Refused.Code.UNKNOWN);
    }

    private Optional<Instant> moment(String field, String value) {
        return maybe(field, value, text -> {
            try {
                return Optional.of(OffsetDateTime.parse(text))
                        .filter(moment -> moment.getYear() >= FIRST_YEAR && moment.getYear() <= LAST_YEAR)
                        .map(OffsetDateTime::toInstant);
            } catch (DateTimeParseException e) {
                return Optional.empty();
            }
        });
    }

    private <T> Optional<T> ifRead(String field, Optional<T> value, Refused.Code otherwise) {
        if (value.isEmpty()) {
            refused.add(new Refused(field, otherwise));
        }
        return value;
    }

    /** What is needed and was not there; what was malformed is refused already. */
    private <T> Optional<T> refuse(String field, String value) {
        if (value == null || value.isBlank()) {
            refused.add(new Refused(field, Refused.Code.NEEDED));
        }
        return Optional.empty();
    }
}
