package dev.callside.reminders.ical;

import static dev.callside.reminders.ical.Ics.event;
import static dev.callside.reminders.ical.Ics.read;
import static dev.callside.reminders.ical.Ics.skipped;
import static org.assertj.core.api.Assertions.assertThat;

import dev.callside.reminders.plan.VisitStatus;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Proves who the client of an event is, and what else of it the client may read. */
class ContactReaderTest {

    private static final String KIM = "ATTENDEE;CN=Kim Lee;CUTYPE=INDIVIDUAL;PARTSTAT=ACCEPTED:mailto:Kim@Example.com";
    private static final String ANA = "ORGANIZER;CN=Dr Ana Ruiz:mailto:ana@practice.example";

    private static CalendarReading with(String... lines) {
        return read(event(Stream.concat(Stream.of("UID:a", "DTSTART:20260310T090000Z"), Stream.of(lines))
                .toArray(String[]::new)));
    }

    private static Contact contact(String... lines) {
        return with(lines).occurrences().get(0).contact();
    }

    @Test
    void isWhoeverIsInvitedAndDoesNotInvite() {
        var contact = contact(
                ANA,
                "ATTENDEE;CN=Dr Ana Ruiz;ROLE=REQ-PARTICIPANT:MAILTO:ANA@practice.example",
                KIM,
                "ATTENDEE;CUTYPE=ROOM;CN=Room 3:mailto:room3@practice.example",
                "ATTENDEE;CUTYPE=GROUP:mailto:all@practice.example",
                "ATTENDEE;ROLE=NON-PARTICIPANT:mailto:reception@practice.example");
        assertThat(contact.name()).isEqualTo("Kim Lee");
        assertThat(contact.mail()).isEqualTo("kim@example.com");
        assertThat(contact.phone()).isEmpty();
        assertThat(contact.sms()).isEmpty();
    }

    @Test
    void hasWhatIsSaidOfThemTwice() {
        var contact = contact(KIM, "ATTENDEE;CN=Kim Lee:tel:+61-491-570-156");
        assertThat(contact.mail()).isEqualTo("kim@example.com");
        assertThat(contact.phone()).isEqualTo("+61-491-570-156");
    }

    @Test
    void hasAnAddressInAParameterAsAppleWritesIt() {
        var contact =
                contact("ATTENDEE;CN=\"Lee, Kim\";EMAIL=kim@example.com:urn:uuid:0190c0de-0000-7000-8000-000000000001");
        assertThat(contact.mail()).isEqualTo("kim@example.com");
        assertThat(contact.name()).isEqualTo("Lee, Kim");
    }

    @Test
    void isCalledByTheAddressWhereThereIsNoName() {
        assertThat(contact("ATTENDEE;CN=kim@example.com:mailto:kim@example.com").name())
                .isEqualTo("kim@example.com");
    }

    @Test
    void isWhomTheDescriptionNames() {
        var contact = contact(
                KIM,
                "ATTENDEE:mailto:somebody@example.com",
                "DESCRIPTION:Client: Jo Fox\\nPhone: 0491 570 006\\nE-mail: jo@example.com\\nLanguage: is\\n"
                        + "Client ID: c-78\\nSMS consent: no\\nEmail consent: yes\\nDiscuss: everything");
        assertThat(contact)
                .isEqualTo(new Contact(
                        "c-78",
                        "Jo Fox",
                        "",
                        "0491 570 006",
                        "jo@example.com",
                        "is",
                        "",
                        Optional.of(false),
                        Optional.of(true)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Nafn: Þór Ólafsson\\nSími: 690 1234\\nNetfang: thor@example.is",
                "<p>Nafn:&nbsp;Þór Ólafsson</p>Sími: <a href=\"tel:6901234\">690 1234</a><br>Netfang: thor@example.is",
                "Bókað á vefnum\\n\\n  Skjólstæðingur : Þór Ólafsson\\nFARSÍMI:690 1234\\nE-mail: thor@example.is"
            })
    void isUnderstoodInIcelandicAndInHtml(String description) {
        var contact = contact("DESCRIPTION:" + description);
        assertThat(contact.name()).isEqualTo("Þór Ólafsson");
        assertThat(contact.phone()).isEqualTo("690 1234");
        assertThat(contact.mail()).isEqualTo("thor@example.is");
    }

    @Test
    void isWhomAPropertyOfItsOwnNames() {
        var contact = contact(
                "X-CALLSIDE-CLIENT-NAME:Jo Fox",
                "X-CALLSIDE-CLIENT-PHONE:+61 491 570 006",
                "X-CALLSIDE-SMS-CONSENT:perhaps",
                "DESCRIPTION:Name: Somebody else\\nPhone: 1");
        assertThat(contact.name()).isEqualTo("Jo Fox");
        assertThat(contact.phone()).isEqualTo("+61 491 570 006");
        assertThat(contact.sms()).contains(false);
    }

    @Test
    void whatOneOfThemLeavesOpenTheOtherFillsIn() {
        var contact = contact(KIM, "DESCRIPTION:Phone: 0491 570 156");
        assertThat(contact.name()).isEqualTo("Kim Lee");
        assertThat(contact.mail()).isEqualTo("kim@example.com");
        assertThat(contact.phone()).isEqualTo("0491 570 156");
    }

    @Test
    void severalAreNotGuessedAmong() {
        var reading = with(KIM, "ATTENDEE;CN=Jo Fox:mailto:jo@example.com");
        assertThat(skipped(reading)).isEqualTo("several_clients 1");
    }

    @Test
    void nobodyWhoCanBeReachedIsNoClient() {
        assertThat(skipped(with(ANA, "SUMMARY:Kim Lee, depression"))).isEqualTo("no_client 1");
        assertThat(skipped(with("DESCRIPTION:Client: Kim Lee"))).isEqualTo("no_client 1");
    }

    @Test
    void theTitleIsNeverRead() {
        var occurrence = with(KIM, "SUMMARY:Kim Lee, depression", "CATEGORIES:Psychiatry")
                .occurrences()
                .get(0);
        assertThat(occurrence.toString()).doesNotContain("depression", "Psychiatry");
        assertThat(occurrence.type()).isEmpty();
    }

    @Test
    void hasAPlaceOrALink() {
        var place = with(KIM, "LOCATION:12 Harbour Street\\, room 3\\nMelbourne", "DESCRIPTION:Type: Consultation")
                .occurrences()
                .get(0);
        assertThat(place.place()).isEqualTo("12 Harbour Street, room 3 Melbourne");
        assertThat(place.type()).isEqualTo("Consultation");
        assertThat(place.link()).isEmpty();
        var link = with(KIM, "LOCATION:https://call.example/1", "URL:https://practice.example/secret")
                .occurrences()
                .get(0);
        assertThat(link.place()).isEmpty();
        assertThat(link.link()).isEqualTo("https://call.example/1");
        assertThat(with(KIM, "CONFERENCE;VALUE=URI;FEATURE=VIDEO:https://call.example/2")
                        .occurrences()
                        .get(0)
                        .link())
                .isEqualTo("https://call.example/2");
    }

    @ParameterizedTest
    @CsvSource({"CONFIRMED, BOOKED", "TENTATIVE, PENDING", "Cancelled, CANCELLED", "NEEDS-ACTION, BOOKED"})
    void hasTheStatusThatItSays(String written, VisitStatus status) {
        assertThat(with(KIM, "STATUS:" + written).occurrences().get(0).status()).isEqualTo(status);
    }

    @Test
    void isKnownAgainByAShortKeyHoweverLongItsIdIs() {
        var id = "x".repeat(300);
        var keys = read(
                        event("UID:" + id, "DTSTART:20260310T090000Z", KIM),
                        event("UID:b", "DTSTART:20260310T090000Z", KIM))
                .occurrences()
                .stream()
                .map(Occurrence::key)
                .toList();
        assertThat(keys.get(0)).startsWith("sha256-").hasSizeLessThanOrEqualTo(100);
        assertThat(keys.get(1)).isEqualTo("b");
    }
}
