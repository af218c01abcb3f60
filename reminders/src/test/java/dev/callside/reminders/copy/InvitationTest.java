package dev.callside.reminders.copy;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.callside.practice.copy.PlainText;
import dev.callside.reminders.copy.Invitation.Action;
import dev.callside.reminders.settings.Kind;
import java.io.IOException;
import java.io.StringReader;
import java.time.Instant;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.UUID;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.data.ParserException;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.Property;
import net.fortuna.ical4j.model.component.VEvent;
import net.fortuna.ical4j.model.parameter.Cn;
import net.fortuna.ical4j.util.Configurator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Proves that a calendar gets what was meant, whatever a practice is called, and that it is told of a cancellation. */
class InvitationTest {

    private static final UUID ID = UUID.fromString("0190c0de-7d3a-7000-8000-000000000001");
    private static final Instant STAMP = Instant.parse("2026-03-01T10:00:00.123Z");
    private static final Instant START = Instant.parse("2026-03-03T14:30:00Z");

    @Test
    void writesAnEvent() {
        assertThat(invitation("Stofan Höfn", "Hafnarstræti 12")
                        .file(Action.PUBLISH, STAMP)
                        .lines())
                .containsExactly(
                        "BEGIN:VCALENDAR",
                        "PRODID:-//Callside//Reminders//EN",
                        "VERSION:2.0",
                        "METHOD:PUBLISH",
                        "BEGIN:VEVENT",
                        "UID:0190c0de-7d3a-7000-8000-000000000001@callside",
                        "DTSTAMP:20260301T100000Z",
                        "SEQUENCE:6",
                        "STATUS:CONFIRMED",
                        "DTSTART:20260303T143000Z",
                        "DTEND:20260303T151500Z",
                        "SUMMARY:Appointment: Stofan Höfn",
                        "ORGANIZER;CN=\"Stofan Höfn\":mailto:no-reply@callside.example",
                        "CLASS:PRIVATE",
                        "URL:https://call.example/h7Kq2?a=1,2;b",
                        "LOCATION:Hafnarstræti 12",
                        "END:VEVENT",
                        "END:VCALENDAR");
    }

    @Test
    void takesAnAppointmentOutOfTheCalendar() throws IOException, ParserException {
        var file = invitation("Harbour Practice", "Room 3").file(Action.CANCEL, STAMP);

        assertThat(file).contains("METHOD:CANCEL\r\n", "STATUS:CANCELLED\r\n", "UID:" + ID + "@callside\r\n");
        assertThat(parsed(file).validate().hasErrors()).isFalse();
    }

    private static int sequence(int version, Action action) throws IOException, ParserException {
        return Integer.parseInt(text(event(parsed(invitation(version).file(action, STAMP))), Property.SEQUENCE));
    }

    /** RFC 5546, 3.2.5: a cancellation's is greater than that of the event. */
    @Test
    void isNewerThanWhatItCancelsAndOlderThanWhatComesAfterIt() throws IOException, ParserException {
        assertThat(sequence(1, Action.CANCEL)).isGreaterThan(sequence(1, Action.PUBLISH));
        assertThat(sequence(2, Action.PUBLISH)).isGreaterThan(sequence(1, Action.CANCEL));
    }

    @Test
    void comesBackFromALibraryAsItWasMeant() throws IOException, ParserException {
        var name = "Harbour \"Practice\", Smith; Sons \\ n:o ^1 \\n þðæ 🙂";
        var place = "1 Harbour Street; Suite 3, 2nd floor: \\left, “blue” door, ring twice, Reykjavík 🙂🙂🙂";
        var calendar = parsed(invitation(name, place).file(Action.PUBLISH, STAMP));
        var event = event(calendar);

        assertThat(calendar.validate().hasErrors()).isFalse();
        assertThat(text(event, Property.SUMMARY)).isEqualTo("Appointment: " + name);
        assertThat(text(event, Property.LOCATION)).isEqualTo(place);
        assertThat(text(event, Property.URL)).isEqualTo("https://call.example/h7Kq2?a=1,2;b");
        assertThat(text(event, Property.UID)).isEqualTo(ID + "@callside");
        assertThat(event.<Property>getProperty(Property.ORGANIZER).orElseThrow().<Cn>getParameter("CN"))
                .hasValueSatisfying(cn ->
                        assertThat(cn.getValue()).isEqualTo("Harbour 'Practice', Smith; Sons / n:o ^1 /n þðæ 🙂"));
    }

    @Test
    void staysOneEventWhateverIsTyped() throws IOException, ParserException {
        var random = new SplittableRandom(4);
        for (var i = 0; i < 2_000; i++) {
            var name = "x" + Texting.random(random, 40);
            var place = "y" + Texting.random(random, 40) + "\r\nEND:VEVENT\r\nBEGIN:VALARM";
            var file = invitation(name, place).file(Action.PUBLISH, STAMP);

            assertThat(file.split("\r\n", -1))
                    .allSatisfy(line -> assertThat(line.getBytes(UTF_8).length).isLessThanOrEqualTo(75));
            assertThat(file.replace("\r\n", "")).doesNotContainPattern("\\p{Cntrl}");
            var event = event(parsed(file));
            assertThat(event.getProperties()).hasSize(11);
            assertThat(text(event, Property.SUMMARY)).isEqualTo("Appointment: " + PlainText.value(name));
            assertThat(text(event, Property.LOCATION)).isEqualTo(PlainText.value(place));
        }
    }

    @Test
    void leavesOutWhatItDoesNotKnow() {
        var bare = new Invitation(
                ID,
                0,
                START,
                START,
                Language.ICELANDIC,
                "Stofan Höfn",
                Optional.empty(),
                Optional.of("javascript:x"),
                "a@b.example");

        assertThat(bare.file(Action.PUBLISH, STAMP))
                .contains("SUMMARY:Bókaður tími: Stofan Höfn\r\n")
                .doesNotContain("DTEND", "LOCATION", "URL");
    }

    @Test
    void putsTheCallWhereAPlaceWouldBe() {
        var call = new Invitation(
                ID,
                0,
                START,
                START,
                Language.ENGLISH,
                "X",
                Optional.of(" "),
                Optional.of("https://call.example/1"),
                "a@b.example");

        assertThat(call.file(Action.PUBLISH, STAMP))
                .contains("LOCATION:https://call.example/1\r\n", "URL:https://call.example/1\r\n");
    }

    @Test
    void needsNoNetwork() {
        assertThat(Configurator.getProperty("net.fortuna.ical4j.timezone.update.enabled"))
                .contains("false");
    }

    @ParameterizedTest
    @EnumSource
    void goesWithWhatIsStillToCome(Kind kind) {
        var action = switch (kind) {
            case BOOKED, CHANGED, BEFORE -> "text/calendar; charset=UTF-8; method=PUBLISH";
            case CANCELLED -> "text/calendar; charset=UTF-8; method=CANCEL";
            case AFTER, NO_SHOW, UNPAID -> "none";
        };
        assertThat(Action.of(kind).map(Action::contentType).orElse("none")).isEqualTo(action);
    }

    private static Invitation invitation(String practice, String place) {
        return invitation(3, practice, place);
    }

    private static Invitation invitation(int version) {
        return invitation(version, "Harbour Practice", "Room 3");
    }

    private static Invitation invitation(int version, String practice, String place) {
        return new Invitation(
                ID,
                version,
                START,
                START.plusSeconds(45 * 60),
                Language.ENGLISH,
                practice,
                Optional.of(place),
                Optional.of("https://call.example/h7Kq2?a=1,2;b"),
                "no-reply@callside.example");
    }

    private static Calendar parsed(String file) throws IOException, ParserException {
        return new CalendarBuilder().build(new StringReader(file));
    }

    private static VEvent event(Calendar calendar) {
        assertThat(calendar.getComponents()).hasSize(1);
        return (VEvent) calendar.getComponents().get(0);
    }

    private static String text(VEvent event, String name) {
        return event.<Property>getProperty(name).orElseThrow().getValue();
    }
}
