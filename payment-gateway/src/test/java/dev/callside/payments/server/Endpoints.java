package dev.callside.payments.server;

import dev.callside.payments.server.People.Who;
import dev.callside.payments.work.PaymentsApplication;
import dev.callside.practice.testing.server.DeclaredEndpoints;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;

/** Who may do what: every endpoint, and the status that each of {@link Who}, in that order, is answered. */
final class Endpoints {

    private static final String TABLE = """
        POST   requests               201 403 403 403 403 201 403 201 403 403 403 403
        POST   requests/{id}/open     403 200 403 403 404 403 404 403 404 403 403 403
        POST   requests/{id}/attempts 403 200 403 403 404 403 404 403 404 403 403 403
        POST   requests/{id}/check    200 200 403 403 404 404 404 404 404 403 403 403
        POST   requests/{id}/cancel   200 403 403 403 403 404 403 404 403 403 403 403
        POST   requests/{id}/pay-link 200 403 403 403 403 404 403 404 403 403 403 403
        GET    live                   200 200 200 200 200 200 200 200 200 200 200 200
        POST   account/enable         403 403 403 204 403 403 403 403 403 204 403 403
        POST   account/link           403 403 403 200 403 403 403 403 403 200 403 403
        POST   account/confirm        403 403 403 409 403 403 403 403 403 409 403 403
        POST   account/refresh        403 403 403 204 403 403 403 403 403 204 403 403
        DELETE account                403 403 403 400 403 403 403 403 403 400 403 403
        GET    credits                403 403 403 200 403 403 403 403 403 200 200 200
        GET    credits/levels.csv     403 403 403 200 403 403 403 403 403 200 200 200
        PUT    credits/levels/{id}    403 403 403 200 403 403 403 403 403 422 403 403
        PUT    credits/levels/{id}/top-up      403 403 403 200 403 403 403 403 403 404 200 404
        PUT    credits/levels/{id}/alerts      403 403 403 200 403 403 403 403 403 404 200 404
        GET    credits/levels/{id}/history     403 403 403 200 403 403 403 403 403 404 200 404
        GET    credits/levels/{id}/history.csv 403 403 403 200 403 403 403 403 403 404 200 404
        GET    credits/levels/{id}/chart       403 403 403 200 403 403 403 403 403 404 200 404
        POST   credits/levels/{id}/removal     403 403 403 200 403 403 403 403 403 404 200 404
        PUT    credits/transfers/{id} 403 403 403 409 403 403 403 403 403 404 403 403
        PUT    credits/spending/{id}  403 403 403 200 403 403 403 403 403 200 200 200
        GET    credits/levels/{id}/cards       403 403 403 200 403 403 403 403 403 404 200 404
        POST   credits/levels/{id}/cards       403 403 403 409 403 403 403 403 403 404 409 404
        POST   credits/levels/{id}/cards/setup 403 403 403 200 403 403 403 403 403 404 200 404
        PUT    credits/levels/{id}/cards/{card}/default 403 403 403 404 403 403 403 403 403 404 404 404
        DELETE credits/levels/{id}/cards/{card}         403 403 403 404 403 403 403 403 403 404 404 404
        PUT    credits/levels/{id}/purchases/{purchase} 403 403 403 201 403 403 403 403 403 404 201 404
        GET    credits/levels/{id}/purchases/{purchase} 403 403 403 404 403 403 403 403 403 404 404 404
        POST   credits/levels/{id}/purchases/{purchase}/checked 403 403 403 404 403 403 403 403 403 404 404 404
        """;

    /** Endpoints that ask for no session: they check the host's signature, or give nothing away. */
    private static final Set<String> OPEN = Set.of(
            "POST nonces",
            "POST sessions",
            "POST complete",
            "POST complete/start",
            "POST pay-links",
            "POST pay-links/open",
            "POST pay-links/attempts",
            "POST pay-links/check");

    /** What is sent; an endpoint that isn't here takes nothing. */
    private static final Map<String, String> BODIES = Map.of(
            "requests/{id}/attempts", "{\"id\":\"3f0e1c9e-6a51-4c3e-9f0f-0d7c3c9b8a11\",\"email\":\"kim@example.com\"}",
            "requests/{id}/pay-link", "{\"email\":\"kim@example.com\"}",
            "account/link", "{}",
            "account/confirm", "{\"id\":\"acct_other\"}",
            "credits/levels/{id}/removal", "{}",
            "credits/levels/{id}/top-up", "{\"on\":false,\"amount\":2000,\"threshold\":10}",
            "credits/levels/{id}/alerts", "{\"stages\":[50,10],\"recipients\":[\"mia@example.com\"]}",
            "credits/levels/{id}/cards", "{\"setupIntent\":\"seti_other\"}",
            "credits/levels/{id}/purchases/{purchase}", "{\"amount\":5000,\"credits\":416,\"charged\":4992}",
            "credits/spending/{id}", "{\"channel\":\"email\",\"country\":\"AU\",\"segments\":1}");

    private Endpoints() {}

    record Endpoint(String method, String path, List<Integer> statuses) {

        int status(Who who) {
            return statuses.get(List.of(Who.values()).indexOf(who));
        }

        boolean hasId() {
            return path.contains("{id}");
        }

        /** Whose id it takes: a practitioner's level's, a request's, or one that is made for it. */
        String id(People people) {
            if (path.startsWith("credits/")) {
                return path.startsWith("credits/levels/")
                        ? people.level()
                        : UUID.randomUUID().toString();
            }
            return hasId() ? people.request() : UUID.randomUUID().toString();
        }

        boolean isStream() {
            return path.equals("live");
        }

        String body(String id, People people) {
            if (method.equals("GET")) {
                return ""; // the server refuses one that has a body
            }
            return switch (path) {
                case "requests" -> People.ask(id, null);
                case "requests/{id}/check" -> "{}";
                case "credits/levels/{id}" -> "{\"practitioner\":\"" + people.practitioner(Who.PRACTITIONER) + "\"}";
                case "credits/transfers/{id}" -> people.transfer(1);
                default -> BODIES.getOrDefault(path, "");
            };
        }

        String name() {
            return method + " " + path;
        }
    }

    static List<Endpoint> all() {
        return TABLE.lines()
                .map(line -> line.trim().split("\\s+", -1))
                .map(words -> new Endpoint(
                        words[0],
                        words[1],
                        Arrays.stream(words).skip(2).map(Integer::valueOf).toList()))
                .toList();
    }

    static Set<String> declared() {
        var names = all().stream().map(Endpoint::name).collect(Collectors.toCollection(TreeSet::new));
        names.addAll(OPEN);
        return names;
    }

    /** What the application really has. */
    static Set<String> existing() {
        return DeclaredEndpoints.of(new PaymentsApplication());
    }
}
