package dev.callside.launcher;

import dev.callside.launcher.database.Operator;
import dev.callside.launcher.settings.ExitCode;
import dev.callside.launcher.settings.Failure;
import dev.callside.practice.money.Currencies;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

@Command(
        name = "practices",
        description = "The practices that Callside works for.",
        synopsisSubcommandLabel = "COMMAND")
final class Practices {

    @ParentCommand
    private Callside callside;

    @Command(description = "Add a practice and print its id.")
    int add(
            @Mixin Common common,
            @Option(
                            names = "--organisation",
                            required = true,
                            description = "Organisation that the practice belongs to.")
                    String organisation,
            @Option(names = "--name", required = true, description = "Name on receipts.") String name,
            @Option(
                            names = "--registration-number",
                            required = true,
                            description = "Number on receipts, with its kind: \"ABN 51 824 753 556\".")
                    String registrationNumber,
            @Option(names = "--country", required = true, description = "ISO 3166 code, such as AU.") String country,
            @Option(names = "--zone", required = true, description = "Time zone, such as Australia/Melbourne.")
                    String zone,
            @Option(names = "--currency", required = true, description = "ISO 4217 code, such as AUD.") String currency,
            @Option(
                            names = "--phone",
                            defaultValue = "",
                            description =
                                    "Number that messages tell clients to call, with its country code. Managers can change it.")
                    String phone,
            @Option(names = "--id", description = "Its id, where another system has one already (UUID).") UUID id) {
        checkCountry(country);
        checkZone(zone);
        checkCurrency(currency);
        UUID given = id == null ? TimeOrderedId.next() : id;
        var practice = new Operator.Practice(organisation, name, registrationNumber, country, zone, currency, phone);
        return Commands.on(common, callside, operator -> {
            if (!operator.addPractice(given, practice)) {
                throw new Failure(ExitCode.REFUSED, "There is a practice " + given + " already; it is unchanged.");
            }
            callside.progress().result(given.toString());
        });
    }

    /** PostgreSQL knows some that Java does not, such as EST, and the server has to read the practice. */
    private static void checkZone(String zone) {
        try {
            ZoneId.of(zone);
        } catch (DateTimeException e) {
            throw new Failure(
                    ExitCode.REFUSED, "--zone " + zone + " is no time zone; use a name such as Australia/Melbourne", e);
        }
    }

    private static void checkCountry(String country) {
        if (!Set.of(Locale.getISOCountries()).contains(country)) {
            throw new Failure(
                    ExitCode.REFUSED, "--country " + country + " is no country; use an ISO 3166 code such as AU");
        }
    }

    private static void checkCurrency(String currency) {
        if (Currencies.rule(currency).isEmpty()) {
            throw new Failure(
                    ExitCode.REFUSED,
                    "--currency " + currency + " is no currency that can be charged; use an ISO 4217 code such as AUD");
        }
    }

    @Command(description = "Show all practices.")
    int list(@Mixin Common common) {
        return Commands.on(
                common, callside, operator -> operator.practices().lines().forEach(callside.progress()::result));
    }

    @Command(description = "Switch payments on for a practice.")
    int approve(@Mixin Common common, @Parameters(paramLabel = "ID", description = "Id of the practice.") UUID id) {
        return Commands.on(common, callside, operator -> {
            if (!operator.approvePayments(id)) {
                throw new Failure(ExitCode.REFUSED, "There is no practice " + id + ".");
            }
            callside.progress().result("Payments are on for " + id);
        });
    }
}
