package dev.callside.practice.tenancy;

import java.util.Locale;

/** The roles of the database that a transaction can take. */
enum DbRole {
    APP,
    WORKER,
    DOOR;

    String roleName() {
        return "callside_" + name().toLowerCase(Locale.ROOT);
    }
}
