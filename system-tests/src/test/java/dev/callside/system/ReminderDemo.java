package dev.callside.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

/** A demo of its own whose time moves, with credits, and with a practice's system that books appointments. */
final class ReminderDemo implements AutoCloseable {

    static final String GROUP = "0190c0de-0000-7000-8000-000000000001";
    static final Duration SOON = Duration.ofSeconds(30);

    private static final ZoneId MELBOURNE = ZoneId.of("Australia/Melbourne");

    private final Demo demo = new Demo();

    /** Who is let in once and stays, as a person does; a demo whose time was moved wants to see them again. */
    private Person manager;

    ReminderDemo() {
        var manager = manager();
        String card = demo.stripe().saveCard(manager, GROUP);
        var bought = manager.buy(GROUP, 5000, 416, 4992, card);
        assertThat(bought.body().path("state").asText()).as(bought.text()).isEqualTo("paid");
    }

    Demo demo() {
        return demo;
    }

    Addresses addresses() {
        return demo.addresses();
    }

    Person manager() {
        if (manager == null) {
            manager = Person.manager(demo.addresses());
        }
        return manager;
    }

    Phone phone(String number) {
        return new Phone("http://127.0.0.1:" + demo.addresses().host().replaceAll(".*:", ""), number);
    }

    void move(Phone phone, Instant moment) {
        phone.until(moment);
        Await.until(SOON, () -> "Callside's time has not followed", () -> Person.isLetIn(demo.addresses()));
        manager = null;
    }

    /** Three days ahead, at ten in the morning where the practice is. */
    Instant start(Phone phone) {
        return phone.now()
                .atZone(MELBOURNE)
                .toLocalDate()
                .plusDays(3)
                .atTime(LocalTime.of(10, 0))
                .atZone(MELBOURNE)
                .toInstant();
    }

    /** Half an hour of Kim Doe's with Dr Ana Ruiz. */
    static Map<String, Object> appointment(Instant start, String number) {
        Map<String, Object> client = new HashMap<>();
        client.put("id", "client-" + number);
        client.put("name", "Kim Doe");
        client.put("firstName", "Kim");
        client.put("phone", number);
        client.put("language", "en-AU");
        return Map.of(
                "start",
                start.toString(),
                "minutes",
                30,
                "type",
                "Standard consultation",
                "practitioner",
                Map.of("id", "clinician-ana", "name", "Dr Ana Ruiz"),
                "client",
                client);
    }

    void book(String id, Instant start, String number) {
        var answer = manager().atReminders().put("appointments/" + id, appointment(start, number));
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    }

    JsonNode appointment(String id) {
        return manager().atReminders().get("appointments/" + id).body();
    }

    /** Of an appointment's messages: {@code before:P1D sms scheduled}. */
    List<String> states(String appointment) {
        return StreamSupport.stream(appointment(appointment).path("messages").spliterator(), false)
                .map(message -> String.join(
                        " ",
                        message.path("rule").asText(),
                        message.path("channel").asText(),
                        message.path("state").asText(),
                        message.path("reason").asText()))
                .map(String::strip)
                .toList();
    }

    void awaitState(String appointment, String state) {
        Await.until(
                SOON,
                () -> states(appointment).toString(),
                () -> states(appointment).contains(state));
    }

    /** What the history of credits says that a message cost. */
    List<Long> paidFor(String message) {
        return paid("reminder:" + message);
    }

    List<Long> paid(String reference) {
        JsonNode entries =
                manager().get("credits/levels/" + GROUP + "/history").body().path("entries");
        return StreamSupport.stream(entries.spliterator(), false)
                .filter(entry -> entry.path("reference").asText().equals(reference))
                .map(entry -> entry.path("credits").asLong())
                .toList();
    }

    /** Gives up the settings that the group has of its own, if it has any. */
    void resetGroup() {
        var at = manager().atReminders();
        var version = at.get("levels").body().at("/levels/0/version").asInt();
        var reset = at.delete("levels/" + GROUP + "/preferences?version=" + version);
        assertThat(reset.status()).as(reset.text()).isEqualTo(200);
    }

    /** The id of an appointment's first message. */
    String message(String appointment) {
        return appointment(appointment).path("messages").get(0).path("id").asText();
    }

    @Override
    public void close() {
        demo.close();
    }
}
