package dev.callside.reminders.server;

import dev.callside.practice.copy.Copy;
import dev.callside.practice.testing.server.Api;
import dev.callside.practice.testing.server.DeclaredEndpoints;
import dev.callside.reminders.copy.CopyVersion;
import dev.callside.reminders.server.People.Who;
import dev.callside.reminders.server.People.Whose;
import dev.callside.reminders.work.RemindersApplication;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Who may do what: every endpoint in one line, with {@link Whose} id it takes, what is {@link Sent}, and the status that each
 * of {@link Who}, in that order, is answered.
 */
final class Endpoints {

    private static final String TABLE = """
        GET    levels                                       none        nothing  200 200 200 403 403 200 403 403 403
        PUT    levels/{id}/preferences                      level       settings 200 200 404 403 403 404 403 403 403
        DELETE levels/{id}/preferences                      level       nothing  200 200 404 403 403 404 403 403 403
        GET    levels/{id}/copy                             level       nothing  200 200 404 403 403 404 403 403 403
        PUT    levels/{id}/copy/{kind}/{channel}/{language} level       copy     200 200 404 403 403 404 403 403 403
        DELETE levels/{id}/copy/{kind}/{channel}/{language} level       nothing  200 200 404 403 403 404 403 403 403
        POST   levels/{id}/copy/{kind}/{channel}/{language}/test level  trial    204 204 404 403 403 404 403 403 403
        POST   levels/{id}/copy/{kind}/sms/{language}/test  level       sms      409 409 404 403 403 404 403 403 403
        GET    practice                                     none        nothing  200 200 200 403 403 200 403 403 403
        PUT    practice/phone                               none        phone    200 403 403 403 403 200 403 403 403
        POST   copy/preview                                 none        draft    200 200 200 403 403 200 403 403 403
        PUT    appointments/{id}                            new         visit    200 403 403 403 403 200 200 403 200
        GET    appointments/{id}                            appointment nothing  200 403 403 403 403 404 403 200 404
        PUT    fhir/Appointment/{id}                        new         fhir     201 403 403 403 403 201 201 403 201
        POST   fhir/Appointment                             none        created  201 403 403 403 403 201 201 403 201
        POST   fhir                                         none        bundle   200 403 403 403 403 200 200 403 200
        POST   imports                                      none        file     200 403 403 403 403 200 200 403 200
        GET    imports                                      none        nothing  200 403 403 403 403 200 200 403 200
        GET    imports.csv                                  none        nothing  200 403 403 403 403 200 200 403 200
        GET    imports/{id}                                 import      nothing  200 403 403 403 403 404 200 403 404
        GET    imports/{id}/errors.csv                      import      nothing  200 403 403 403 403 404 200 403 404
        GET    calendars                                    none        nothing  200 403 403 403 403 200 403 403 403
        GET    calendars.csv                                none        nothing  200 403 403 403 403 200 403 403 403
        POST   calendars                                    none        calendar 200 403 403 403 403 200 403 403 403
        POST   calendars/{id}/read                          calendar    gone     200 403 403 403 403 404 403 403 403
        POST   calendars/{id}/pause                         calendar    nothing  200 403 403 403 403 404 403 403 403
        POST   calendars/{id}/resume                        calendar    nothing  200 403 403 403 403 404 403 403 403
        DELETE calendars/{id}                               new         nothing  404 403 403 403 403 404 403 403 403
        GET    clients                                      none        nothing  200 403 403 403 403 200 403 403 403
        GET    clients.csv                                  none        nothing  200 403 403 403 403 200 403 403 403
        GET    clients/{id}                                 client      nothing  200 403 403 403 403 404 403 403 403
        PUT    clients/{id}/consent/{channel}               client      decision 200 403 403 403 403 404 403 403 403
        GET    keys                                         none        nothing  200 403 403 403 403 200 403 403 403
        GET    keys.csv                                     none        nothing  200 403 403 403 403 200 403 403 403
        POST   keys                                         none        key      200 403 403 403 403 200 403 403 403
        DELETE keys/{id}                                    key         nothing  204 403 403 403 403 404 403 403 403
        GET    messages                                     none        nothing  200 200 200 403 403 200 403 403 403
        GET    messages.csv                                 none        nothing  200 200 200 403 403 200 403 403 403
        POST   messages/{id}/send-again                     message     again    200 403 403 403 403 404 403 403 403
        POST   messages/{id}/cancel                         message     nothing  200 403 403 403 403 404 403 403 403
        POST   messages/{id}/decide                         message     decided  409 403 403 403 403 404 403 403 403
        POST   messages/{id}/read                           message     nothing  200 403 403 403 403 404 403 403 403
        """;

    /** Endpoints that ask for no session, because they give nothing away. */
    private static final Set<String> OPEN = Set.of("GET fhir/metadata");

    /** What {@link Sent#COPY} saves. */
    private static final Copy COPY = new Copy("Your appointment", "On {{date}} at {{time}}");

    private Endpoints() {}

    record Endpoint(String method, String path, Whose whose, Sent sent, List<Integer> statuses) {

        int status(Who who) {
            return statuses.get(List.of(Who.values()).indexOf(who));
        }

        String name() {
            return method + " " + path;
        }

        /** With what it is meant for. */
        Api.Answer call(Api api, String id, String token) {
            return call(api, id, token, sent.body(id));
        }

        Api.Answer call(Api api, String id, String token, String body) {
            var target = path.replace("{id}", id)
                    .replace("{kind}", "booked")
                    .replace("{channel}", "email")
                    .replace("{language}", "en");
            if (name().equals("POST imports")) {
                target += "?id=" + UUID.randomUUID();
            }
            if (method.equals("DELETE") && path.startsWith("levels/{id}/copy/")) {
                target += "?version=" + CopyVersion.of(Optional.of(COPY));
            }
            if (name().equals("DELETE levels/{id}/preferences")) {
                target += "?version=" + version(api, id, token);
            }
            return api.send(method, target, token, sent.type(), body);
        }

        /** Of a level's settings, for whoever sees it. */
        private static String version(Api api, String id, String token) {
            var levels = api.send("GET", "levels", token, "").body();
            var found = Pattern.compile("\"id\":\"" + id + "\".*?\"version\":(\\d+)")
                    .matcher(levels);
            return found.find() ? found.group(1) : "0";
        }
    }

    static List<Endpoint> all() {
        return TABLE.lines()
                .map(line -> line.trim().split("\\s+", -1))
                .map(Endpoints::endpoint)
                .toList();
    }

    private static Endpoint endpoint(String... words) {
        return new Endpoint(
                words[0],
                words[1],
                Whose.of(words[2]),
                Sent.of(words[3]),
                Arrays.stream(words).skip(4).map(Integer::valueOf).toList());
    }

    static Set<String> declared() {
        var names = all().stream().map(Endpoint::name).collect(Collectors.toCollection(TreeSet::new));
        names.addAll(OPEN);
        return names;
    }

    /** What the application really has. */
    static Set<String> existing() {
        return DeclaredEndpoints.of(new RemindersApplication());
    }
}
