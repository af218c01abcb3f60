package dev.callside.reminders.feed;

import dev.callside.practice.client.Client;
import dev.callside.practice.client.ClientStore;
import dev.callside.practice.crypto.Tokens;
import dev.callside.reminders.ical.Contact;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Which client an event is about. A calendar has no ids of clients: one who has the same name and one of the addresses is the
 * same, whichever way the practice's systems told of them. What a known client agreed to stays as it is, since a calendar can't
 * know better; for a new one holds what the manager said of the calendar, unless somebody at the same address has refused.
 */
@Dependent
class FeedClients {

    /** Where an event names no id of the practice's system. */
    static final String PREFIX = "calendar-";

    private static final int ENOUGH = 16;

    private final ClientStore store;

    @Inject
    FeedClients(ClientStore store) {
        this.store = store;
    }

    /** Nobody else changes whom these events may be about until the transaction ends. */
    void hold(Feed feed, List<Client> read, List<Contact> contacts) {
        store.hold(
                feed.practice(),
                contacts.stream().map(Contact::id).filter(id -> !id.isEmpty()).toList(),
                read.stream().flatMap(client -> client.phone().stream()).toList(),
                read.stream().flatMap(client -> client.email().stream()).toList());
    }

    /**
     * Who it is, as they are to be kept. To be called inside a transaction, after {@link #hold}.
     *
     * @param read as the event says, checked
     * @param brought those of this batch, by their ids, who may not be kept yet; gets this one
     */
    Client client(Feed feed, Client read, Contact contact, Map<String, Client> brought) {
        var near = near(feed, read, brought);
        var named = !contact.id().isEmpty();
        var known = named
                ? Optional.ofNullable(brought.get(contact.id())).or(() -> store.find(feed.practice(), contact.id()))
                : same(near, read);
        var client = known.map(each ->
                        known(each, read, contact, named || each.externalId().startsWith(PREFIX)))
                .orElseGet(() -> fresh(feed, read, contact, near));
        brought.put(client.externalId(), client);
        return known.isPresent() ? client.saying(contact.sms(), contact.email()) : client;
    }

    private List<Client> near(Feed feed, Client read, Map<String, Client> brought) {
        var kept = store.at(feed.practice(), read.phone(), read.email()).stream()
                .filter(client -> !brought.containsKey(client.externalId()));
        var others = brought.values().stream().filter(client -> samePhone(client, read) || sameMail(client, read));
        return Stream.concat(others, kept).toList();
    }

    /** The practice system's own word about a client before that of another calendar. */
    private static Optional<Client> same(List<Client> near, Client read) {
        var named = near.stream()
                .filter(client -> plain(client.name()).equals(plain(read.name())))
                .toList();
        return named.stream()
                .filter(client -> !client.externalId().startsWith(PREFIX))
                .findFirst()
                .or(() -> named.stream().findFirst());
    }

    /** @param newest whether the calendar's word holds, or only fills what was empty */
    private static Client known(Client known, Client read, Contact contact, boolean newest) {
        return new Client(
                known.id(),
                known.externalId(),
                newest ? read.name() : known.name(),
                newest && !read.firstName().isEmpty() ? read.firstName() : known.firstName(),
                newest ? read.phone().or(known::phone) : known.phone().or(read::phone),
                newest ? read.email().or(known::email) : known.email().or(read::email),
                newest ? read.language().or(known::language) : known.language().or(read::language),
                newest ? read.zone().or(known::zone) : known.zone().or(read::zone),
                contact.sms().or(known::smsConsent),
                contact.email().or(known::emailConsent));
    }

    private static Client fresh(Feed feed, Client read, Contact contact, List<Client> near) {
        // Who refused before there was an address to refuse at has refused too.
        var noSms = near.stream()
                .filter(client -> client.phone().isEmpty() || samePhone(client, read))
                .anyMatch(client -> refused(client.smsConsent()));
        var noMail = near.stream()
                .filter(client -> client.email().isEmpty() || sameMail(client, read))
                .anyMatch(client -> refused(client.emailConsent()));
        return new Client(
                read.id(),
                contact.id().isEmpty() ? id(read) : contact.id(),
                read.name(),
                read.firstName(),
                read.phone(),
                read.email(),
                read.language(),
                read.zone(),
                contact.sms().orElse(feed.sms() && !noSms),
                contact.email().orElse(feed.email() && !noMail));
    }

    private static boolean refused(Optional<Boolean> consent) {
        return consent.isPresent() && !consent.get();
    }

    private static boolean samePhone(Client client, Client read) {
        return client.phone().isPresent() && client.phone().equals(read.phone());
    }

    private static boolean sameMail(Client client, Client read) {
        return client.email()
                .flatMap(mail -> read.email().filter(mail::equalsIgnoreCase))
                .isPresent();
    }

    private static String id(Client read) {
        var address = read.email()
                .map(mail -> mail.toLowerCase(Locale.ROOT))
                .or(read::phone)
                .orElse("");
        return PREFIX + HexFormat.of().formatHex(Tokens.hash(plain(read.name()) + "\n" + address), 0, ENOUGH);
    }

    private static String plain(String name) {
        return name.strip().replaceAll("\\s+", " ").toLowerCase(Locale.ROOT);
    }
}
