package dev.callside.launcher.settings;

/** How the process ends, so that a script can tell the reasons apart. Documented in {@code docs/reference/configuration.md}. */
public enum ExitCode {
    DONE(0, "done"),
    DEFECT(1, "a defect in Callside; the log has the details"),
    USAGE(2, "unknown command or option"),
    SETTINGS(3, "a setting is missing or wrong"),
    PORT(4, "a port is taken, or the address is not one of this machine"),
    DATA(5, "the data folder can't be used"),
    DATABASE(6, "the database can't be reached, refuses the login, or is too old"),
    MIGRATION(7, "the database could not be migrated, is newer, or is not migrated yet"),
    SERVER(8, "the server or one of its applications did not start"),
    REFUSED(9, "what was asked for was refused, for example an unknown practice"),
    FINDINGS(10, "the ledger does not agree with itself; each finding was printed");

    private final int number;
    private final String meaning;

    ExitCode(int number, String meaning) {
        this.number = number;
        this.meaning = meaning;
    }

    public int number() {
        return number;
    }

    public String meaning() {
        return meaning;
    }
}
