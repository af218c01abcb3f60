package dev.callside.payments.server;

import dev.callside.practice.testing.TestHost;
import dev.callside.practice.testing.TestPostgres;
import dev.callside.practice.testing.server.Api;
import java.time.Clock;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Two practices with a linked account each, their calls, and somebody in every seat, let in by signed launches. */
final class People {

    /** Everybody, as seen from a request in the first call of the first practice that is for its first patient. */
    enum Who {
        CLINICIAN("one", "call", "clinician"),
        PATIENT("one", "call", "patient"),
        OBSERVER("one", "call", "visitor"),
        MANAGER("one", "", "manager"),
        OTHER_PATIENT("one", "call", "patient"),
        OTHER_CALLS_CLINICIAN("one", "call-2", "clinician"),
        OTHER_CALLS_PATIENT("one", "call-2", "patient"),
        OTHER_PRACTICES_CLINICIAN("two", "call", "clinician"),
        OTHER_PRACTICES_PATIENT("two", "call", "patient"),
        OTHER_PRACTICES_MANAGER("two", "", "manager"),
        PRACTITIONER("one", "", "clinician"),
        OTHER_PRACTITIONER("one", "", "clinician");

        private final String practice;
        private final String call;
        private final String role;

        Who(String practice, String call, String role) {
            this.practice = practice;
            this.call = call;
            this.role = role;
        }
    }

    static final TestHost HOST = new TestHost("server-test");

    private final Map<String, UUID> practices = Map.of("one", UUID.randomUUID(), "two", UUID.randomUUID());
    private final Map<Who, String> tokens = new EnumMap<>(Who.class);
    private final Api api;
    private int requests;

    People(Api api) {
        this.api = api;
        practices.values().forEach(People::practice);
        HOST.register(TestPostgres.get(), practices.values().toArray(UUID[]::new));
        List.of(Who.values()).forEach(who -> tokens.put(who, launched(who)));
    }

    private static void practice(UUID id) {
        TestPostgres.get()
                .asOwner("select practice.add_practice('" + id + "', 'Org', 'Harbour Practice', 'ABN 1', 'AU',"
                        + " 'Australia/Melbourne', 'AUD'); select practice.approve_payments('" + id + "');"
                        + " select payments.demo_account('" + id + "', 'acct_" + id + "');"
                        + " update payments.accounts set currencies = 'AUD ISK KWD' where practice_id = '" + id + "'");
    }

    UUID practice(Who who) {
        return practices.get(who.practice);
    }

    String token(Who who) {
        return tokens.get(who);
    }

    /** A session of its own for that seat. */
    String launched(Who who) {
        return api.post("sessions", "", launch(who)).json().getString("token");
    }

    /** A session for that seat of another call. */
    String launchedInto(String call, Who who) {
        return api.post("sessions", "", launch(who, call)).json().getString("token");
    }

    /** What the page sends to get in. */
    String launch(Who who) {
        return launch(who, who.call);
    }

    private String launch(Who who, String call) {
        var placement = call.isEmpty() ? "settings" : "call";
        var nonce = api.post(
                        "nonces", "", "{\"registration\":\"" + HOST.id() + "\",\"placement\":\"" + placement + "\"}")
                .json()
                .getString("nonce");
        var claims = HOST.claims(Clock.systemUTC().instant(), nonce, practice(who), who.role);
        claims.put("sub", who.name());
        claims.put("name", who.name());
        if (call.isEmpty()) {
            claims.remove("call_id");
        } else {
            claims.put("call_id", call);
        }
        return "{\"registration\":\"" + HOST.id() + "\",\"nonce\":\"" + nonce + "\",\"token\":\""
                + TestHost.es256(claims) + "\"}";
    }

    /** Our id of that patient. */
    String participant(Who who) {
        return TestPostgres.get()
                .ownerSees("select id from practice.participants where subject = '" + who.name()
                        + "' and practice_id = '" + practice(who) + "'");
    }

    /** Our id of that practitioner. */
    String practitioner(Who who) {
        return TestPostgres.get()
                .ownerSees("select id from practice.practitioners where subject = '" + who.name()
                        + "' and practice_id = '" + practice(who) + "'");
    }

    /** The level of the first practitioner; a new one, if it was removed. */
    String level() {
        var practitioner = practitioner(Who.PRACTITIONER);
        var known = TestPostgres.get()
                .ownerSees("select id from credits.levels where state = 'active' and practitioner_id = '" + practitioner
                        + "'");
        if (known != null) {
            return known;
        }
        var id = UUID.randomUUID().toString();
        api.send("PUT", "credits/levels/" + id, launched(Who.MANAGER), "{\"practitioner\":\"" + practitioner + "\"}");
        return id;
    }

    /** The first practice's group level. */
    String group() {
        return practice(Who.MANAGER).toString();
    }

    /** A transfer from that level to the group. */
    String transfer(int credits) {
        return "{\"from\":\"" + level() + "\",\"to\":\"" + group() + "\",\"credits\":" + credits + "}";
    }

    /** An open request for the first patient; opened, so that it can be paid. */
    String request() {
        if (++requests % 20 == 0) {
            // How often one session may ask is limited.
            tokens.put(Who.CLINICIAN, launched(Who.CLINICIAN));
            tokens.put(Who.PATIENT, launched(Who.PATIENT));
        }
        var id = UUID.randomUUID().toString();
        api.post("requests", token(Who.CLINICIAN), ask(id, participant(Who.PATIENT)));
        api.post("requests/" + id + "/open", token(Who.PATIENT), "");
        return id;
    }

    static String ask(String id, String patient) {
        return "{\"id\":\"" + id
                + "\",\"amount\":8000,\"currency\":\"AUD\",\"description\":\"Consultation\",\"patient\":"
                + (patient == null ? "null" : "\"" + patient + "\"") + "}";
    }
}
