package dev.callside.reminders.fhir;

/** What of FHIR is spoken here. */
final class Capability {

    /** A <a href="https://hl7.org/fhir/R4/capabilitystatement.html">CapabilityStatement</a>. */
    static final String STATEMENT = """
            {
              "resourceType": "CapabilityStatement",
              "status": "active",
              "date": "2026-11-27",
              "kind": "instance",
              "implementation": { "description": "Callside reminders: takes appointments, and reminds of them" },
              "fhirVersion": "4.0.1",
              "format": ["application/fhir+json", "json"],
              "rest": [{
                "mode": "server",
                "security": { "description": "Authorization: Bearer, with a key of the scope appointments:write" },
                "resource": [{
                  "type": "Appointment",
                  "interaction": [{ "code": "create" }, { "code": "update" }],
                  "updateCreate": true,
                  "conditionalCreate": false
                }],
                "interaction": [{ "code": "transaction" }, { "code": "batch" }]
              }]
            }
            """;

    private Capability() {}
}
