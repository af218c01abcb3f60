package dev.callside.practice.client;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What was told of many clients at once, each of them once: one statement can't change a row twice. The last word about each
 * holds, as if they had been told one after the other.
 */
final class ClientsTold {

    private final Map<String, Client> last = new HashMap<>();
    /** Of whom somebody said whether they agreed: what that was, since a later word may not say it. */
    private final Map<String, Client> consent = new HashMap<>();

    private final Set<String> named = new HashSet<>();

    ClientsTold(Collection<ClientTold> all) {
        all.forEach(this::hear);
        named.removeAll(last.keySet());
    }

    private void hear(ClientTold heard) {
        var client = heard.client();
        switch (heard.told()) {
            case ALL -> {
                last.put(client.externalId(), client);
                consent.put(client.externalId(), client);
            }
            case ALL_BUT_CONSENT -> last.put(client.externalId(), client);
            case WHICH -> named.add(client.externalId());
        }
    }

    /** As they are to be kept. */
    List<Client> clients() {
        var clients = new ArrayList<Client>();
        last.forEach((id, client) -> clients.add(consent.containsKey(id) ? client.agreedAs(consent.get(id)) : client));
        return clients;
    }

    /** The external ids of those whose consent nobody spoke of. */
    Set<String> consentKept() {
        var kept = new HashSet<>(last.keySet());
        kept.removeAll(consent.keySet());
        return kept;
    }

    /** The external ids of those of whom nothing else was told. */
    Set<String> named() {
        return named;
    }
}
