package dev.callside.launcher;

import dev.callside.launcher.database.Operator;
import dev.callside.launcher.progress.Progress;
import dev.callside.launcher.settings.ExitCode;
import dev.callside.launcher.settings.Failure;
import java.util.UUID;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

@Command(
        name = "reconcile",
        description = "Prove the ledger's entries against its balances. It changes nothing, and the server may run.")
final class Reconcile implements Callable<Integer> {

    @ParentCommand
    private Callside callside;

    @Mixin
    private Common common;

    @Option(names = "--practice", paramLabel = "ID", description = "Of this practice; else of all.")
    private UUID practice;

    @Override
    public Integer call() {
        return Commands.on(common, callside, this::reconcile);
    }

    private void reconcile(Operator operator) {
        if (practice != null && !operator.knows(practice)) {
            throw new Failure(ExitCode.REFUSED, "There is no practice " + practice + ".");
        }
        Progress progress = callside.progress();
        long findings = operator.reconcile(practice, progress::result);
        if (findings > 0) {
            throw new Failure(
                    ExitCode.FINDINGS, "Findings: " + findings + ". The ledger needs a person to look at it.");
        }
        progress.result("The ledger agrees with itself.");
    }
}
