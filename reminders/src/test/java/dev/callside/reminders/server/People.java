package dev.callside.reminders.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callside.credits.level.LevelId;
import dev.callside.credits.level.LevelOutcome;
import dev.callside.credits.level.TestLevels;
import dev.callside.plugin.PracticeId;
import dev.callside.practice.testing.TestDatabase;
import dev.callside.practice.testing.TestHost;
import dev.callside.practice.testing.TestPostgres;
import dev.callside.practice.testing.server.Api;
import dev.callside.practice.testing.server.Launched;
import java.time.Clock;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/** Two practices, everybody who works, is treated or has a key there, and one of each thing that the first practice has. */
final class People {

    /** Everybody, as seen from the first practice and from the practitioner there who has a level of their own. */
    enum Who {
        MANAGER("one", "", "manager"),
        PRACTITIONER("one", "", "clinician"),
        OTHER_PRACTITIONER("one", "", "clinician"),
        CLINICIAN_IN_A_CALL("one", "call", "clinician"),
        PATIENT_IN_A_CALL("one", "call", "patient"),
        OTHER_PRACTICES_MANAGER("two", "", "manager"),
        WRITING_KEY("one", "", "appointments:write"),
        READING_KEY("one", "", "appointments:read"),
        OTHER_PRACTICES_KEY("two", "", "appointments:read\", \"appointments:write");

        private final String practice;
        private final String call;
        private final String role;

        Who(String practice, String call, String role) {
            this.practice = practice;
            this.call = call;
            this.role = role;
        }

        boolean isKey() {
            return role.contains(":");
        }

        /** Who makes the keys of the same practice. */
        private Who manager() {
            return practice.equals("one") ? MANAGER : OTHER_PRACTICES_MANAGER;
        }
    }

    /** Whose id an endpoint takes: one of the first practice's things. */
    enum Whose {
        NONE,
        /** The caller's: an endpoint that makes it. */
        NEW,
        LEVEL,
        APPOINTMENT,
        MESSAGE,
        IMPORT,
        CALENDAR,
        CLIENT,
        KEY;

        static Whose of(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT));
        }

        /** Whether there is one that somebody else must not see. */
        boolean isThere() {
            return this != NONE && this != NEW;
        }
    }

    static final TestHost HOST = new TestHost("reminders-test");

    /** The first practice's id of its appointment. */
    static final String VISIT = "visit-1";

    private final Map<String, UUID> practices = Map.of("one", UUID.randomUUID(), "two", UUID.randomUUID());
    private final Map<Who, String> keys = new EnumMap<>(Who.class);
    private final Map<Whose, String> things = new EnumMap<>(Whose.class);
    private final TestDatabase database = new TestDatabase();
    private final Launched launched = new Launched(HOST, database);
    private final Api api;

    People(Api api) {
        this.api = api;
        practices.values().forEach(People::practice);
        HOST.register(TestPostgres.get(), practices.values().toArray(UUID[]::new));
        for (var who : Who.values()) {
            if (who.isKey()) {
                keys.put(who, newKey(who));
            }
        }
        token(Who.OTHER_PRACTITIONER);
        things.put(Whose.LEVEL, level().toString());
        things.put(Whose.APPOINTMENT, VISIT);
        made("PUT", "appointments/" + VISIT, Sent.VISIT);
        things.put(
                Whose.MESSAGE,
                TestPostgres.get()
                        .ownerSees("select m.id from reminders.messages m join reminders.appointments a"
                                + " on a.id = m.appointment_id where a.external_id = '" + VISIT
                                + "' and a.practice_id = '"
                                + practice(Who.MANAGER) + "'"));
        things.put(
                Whose.CLIENT,
                TestPostgres.get()
                        .ownerSees("select id from practice.clients where external_id = 'kim' and practice_id = '"
                                + practice(Who.MANAGER) + "'"));
        things.put(
                Whose.CALENDAR, made("POST", "calendars", Sent.CALENDAR).json().getString("id"));
        things.put(Whose.IMPORT, UUID.randomUUID().toString());
        made("POST", "imports?id=" + things.get(Whose.IMPORT), Sent.FILE);
        things.put(
                Whose.KEY,
                made("POST", "keys", Sent.KEY).json().getJsonObject("key").getString("id"));
    }

    private static void practice(UUID id) {
        TestPostgres.get()
                .asOwner("select practice.add_practice('" + id + "', 'Org', 'Harbour Practice', 'ABN 1', 'AU',"
                        + " 'Australia/Melbourne', 'AUD')");
    }

    UUID practice(Who who) {
        return practices.get(who.practice);
    }

    /** A key, or a session of its own: how often one session may ask is limited. */
    String token(Who who) {
        return who.isKey() ? keys.get(who) : launched.token(practice(who), who.call, who.role, who.name());
    }

    /** One more of the same practice and with the same scopes. */
    String newKey(Who who) {
        var body = "{\"id\": \"" + UUID.randomUUID() + "\", \"name\": \"" + who + "\", \"scopes\": [\"" + who.role
                + "\"]}";
        return api.post("keys", token(who.manager()), body).json().getString("secret");
    }

    private LevelId level() {
        token(Who.PRACTITIONER);
        var practice = new PracticeId(practice(Who.PRACTITIONER));
        var practitioner = UUID.fromString(TestPostgres.get()
                .ownerSees("select id from practice.practitioners where practice_id = '" + practice
                        + "' and subject = '" + Who.PRACTITIONER + "'"));
        var level = new LevelId(UUID.randomUUID());
        var levels = new TestLevels(database, Clock.systemUTC()).levels;
        assertThat(database.app(practice, () -> levels.add(practice, level, practitioner, "Mia")))
                .isInstanceOf(LevelOutcome.Done.class);
        return level;
    }

    private Api.Answer made(String method, String path, Sent sent) {
        var answer = api.send(method, path, token(Who.MANAGER), sent.type(), sent.body(VISIT));
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer;
    }

    /** That thing's id. */
    String id(Whose whose) {
        return things.getOrDefault(whose, UUID.randomUUID().toString());
    }
}
