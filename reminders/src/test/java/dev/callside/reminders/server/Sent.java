package dev.callside.reminders.server;

import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.UUID;

/** What is sent to endpoints, by the word that the table has for it; all of it is good. */
enum Sent {
    NOTHING {
        @Override
        String body(String id) {
            return "";
        }
    },
    SETTINGS {
        @Override
        String body(String id) {
            return """
                    {"rules": [{"kind": "before", "offset": "P1D", "channels": ["sms"]},
                               {"kind": "unpaid", "offset": "PT1H", "channels": ["sms", "email"]}],
                     "window": {"from": "08:00", "to": "20:00"}, "days": ["monday", "tuesday"], "version": 0}""";
        }
    },
    COPY {
        @Override
        String body(String id) {
            return """
                    {"subject": "Your appointment", "text": "On {{date}} at {{time}}", "version": "none"}""";
        }
    },
    TRIAL {
        @Override
        String body(String id) {
            return "{\"id\": \"" + UUID.randomUUID() + "\", \"to\": \"mia@example.com\"}";
        }
    },
    /** That nobody pays for. */
    SMS {
        @Override
        String body(String id) {
            return "{\"id\": \"" + UUID.randomUUID()
                    + "\", \"to\": \"0491 570 157\", \"text\": \"On {{date}}\", \"credits\": 1}";
        }
    },
    PHONE {
        @Override
        String body(String id) {
            return "{\"phone\": \"03 5550 1234\"}";
        }
    },
    /** At an address that nobody can have. */
    CALENDAR {
        @Override
        String body(String id) {
            return "{\"id\": \"" + UUID.randomUUID()
                    + "\", \"name\": \"Room two\", \"address\": \"https://calendar.invalid/" + UUID.randomUUID()
                    + "\"}";
        }
    },
    /** That it may be a mistake. */
    GONE {
        @Override
        String body(String id) {
            return "{\"goneIsRight\": false}";
        }
    },
    /** What they agree to anyway. */
    DECISION {
        @Override
        String body(String id) {
            return "{\"given\": true, \"reason\": \"said so by phone\"}";
        }
    },
    DRAFT {
        @Override
        String body(String id) {
            return """
                    {"kind": "before", "channel": "sms", "language": "en", "text": "On {{date}}"}""";
        }
    },
    VISIT {
        @Override
        String body(String id) {
            return """
                    {"start": "%s", "booked": "2020-01-01T00:00:00Z", "type": "Standard consultation",
                     "practitioner": {"id": "PRACTITIONER", "name": "Dr Ana Ruiz"},
                     "client": {"id": "kim", "name": "Kim Lee", "phone": "0491 570 156"}}""".formatted(start());
        }
    },
    FHIR {
        @Override
        String body(String id) {
            return """
                    {"resourceType": "Appointment", "id": "%s", "status": "booked", "start": "%s", "minutesDuration": 30,
                     "created": "2020-01-01",
                     "contained": [{"resourceType": "Patient", "id": "kim", "identifier": [{"value": "kim"}],
                       "name": [{"text": "Kim Lee"}], "telecom": [{"system": "phone", "value": "0491 570 156"}]}],
                     "participant": [{"actor": {"reference": "#kim"}}]}""".formatted(id, start());
        }
    },
    /** Whatever id it has. */
    CREATED {
        @Override
        String body(String id) {
            return FHIR.body("of-the-sender");
        }
    },
    BUNDLE {
        @Override
        String body(String id) {
            return "{\"resourceType\": \"Bundle\", \"type\": \"transaction\", \"entry\": [{\"resource\": "
                    + FHIR.body(id) + ", \"request\": {\"method\": \"PUT\", \"url\": \"Appointment/" + id + "\"}}]}";
        }
    },
    FILE {
        @Override
        String body(String id) {
            // Of somebody else: whoever sends a client sends all of them, and this one has no number.
            return "id,start,booked,client_id,client_name\n" + UUID.randomUUID() + "," + start()
                    + ",2020-01-01T00:00:00Z,lee,Lee Kim\n";
        }
    },
    KEY {
        @Override
        String body(String id) {
            return "{\"id\": \"" + UUID.randomUUID()
                    + "\", \"name\": \"Calendar\", \"scopes\": [\"appointments:read\"]}";
        }
    },
    AGAIN {
        @Override
        String body(String id) {
            return "{\"inDoubt\": false}";
        }
    },
    DECIDED {
        @Override
        String body(String id) {
            return "{\"arrived\": true}";
        }
    };

    /** For that id, where the body has to name it. */
    abstract String body(String id);

    static Sent of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }

    String type() {
        return this == FILE ? "text/csv" : "application/json";
    }

    boolean isJson() {
        return this != NOTHING && this != FILE;
    }

    boolean isFhir() {
        return this == FHIR || this == CREATED || this == BUNDLE;
    }

    /** Far enough away for nothing to be due while the tests run. */
    private static String start() {
        return Clock.systemUTC().instant().plus(Duration.ofDays(30)).toString();
    }
}
