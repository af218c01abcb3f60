package dev.callside.practice.client;

import dev.callside.practice.tenancy.JsonRows;
import jakarta.json.JsonObjectBuilder;
import java.time.ZoneId;
import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/** Clients as one parameter of a statement. */
final class ClientJson {

    private ClientJson() {}

    static String of(Collection<ClientTold> clients) {
        return JsonRows.of(clients, ClientJson::row);
    }

    private static JsonObjectBuilder row(ClientTold told) {
        var client = told.client();
        var row = JsonRows.row()
                .add("id", client.id().toString())
                .add("external_id", client.externalId())
                .add("name", client.name())
                .add("first_name", client.firstName())
                .add("origin", told.origin().label());
        client.smsConsent().ifPresent(given -> row.add("sms", given));
        client.emailConsent().ifPresent(given -> row.add("mail", given));
        maybe(row, "phone", client.phone());
        maybe(row, "email", client.email());
        maybe(row, "language", client.language().map(Locale::toLanguageTag));
        maybe(row, "zone", client.zone().map(ZoneId::getId));
        return row;
    }

    /** What is not there is null. */
    private static void maybe(JsonObjectBuilder row, String name, Optional<String> value) {
        value.filter(text -> !text.isEmpty()).ifPresent(text -> row.add(name, text));
    }
}
