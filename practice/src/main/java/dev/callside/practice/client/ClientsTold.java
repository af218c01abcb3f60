package dev.callside.practice.client;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What was told of many clients at once, each of them once: one statement can't change a row twice. The last word about each
 * holds, as if they had been told one after the other; of their consents the last one that was said.
 */
final class ClientsTold {

    private final Map<String, ClientTold> last = new HashMap<>();
    private final Set<String> named = new HashSet<>();

    ClientsTold(Collection<ClientTold> all) {
        all.forEach(this::hear);
        named.removeAll(last.keySet());
    }

    private void hear(ClientTold heard) {
        var client = heard.client();
        switch (heard.told()) {
            case ALL -> last.merge(client.externalId(), heard, ClientsTold::later);
            case WHICH -> named.add(client.externalId());
        }
    }

    private static ClientTold later(ClientTold before, ClientTold after) {
        var was = before.client();
        var is = after.client();
        var client =
                is.saying(is.smsConsent().or(was::smsConsent), is.emailConsent().or(was::emailConsent));
        return new ClientTold(client, after.told(), after.origin());
    }

    /** As they are to be kept. */
    Collection<ClientTold> clients() {
        return last.values();
    }

    /** The external ids of all of them. */
    List<String> ids() {
        return Stream.concat(last.keySet().stream(), named.stream()).toList();
    }

    /** The external ids of those of whom nothing else was told. */
    Set<String> named() {
        return named;
    }
}
