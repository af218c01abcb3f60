package dev.callside.defences;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.io.PrintWriter;
import java.util.Arrays;
import org.junit.platform.engine.FilterResult;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.PostDiscoveryFilter;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.junit.platform.launcher.listeners.TestExecutionSummary;

/** Runs {@code package.Class#method …} in a JVM of its own and says with its exit status how they went. */
final class RunTests {

    static final int GREEN = 0;
    static final int RED = 10;
    /** They said nothing about the defence: not found, skipped, or without a database. */
    static final int NOTHING = 11;

    /** Before the line that says why a test failed. */
    static final String WHY = "why: ";

    private RunTests() {}

    public static void main(String[] tests) {
        var summary = run(tests);
        summary.printFailuresTo(new PrintWriter(System.out, true, UTF_8), 20);
        summary.getFailures().stream()
                .findFirst()
                .ifPresent(first -> System.out.println(
                        WHY + first.getTestIdentifier().getDisplayName() + ": " + firstLine(first.getException())));
        System.exit(verdict(summary, tests.length));
    }

    private static TestExecutionSummary run(String... tests) {
        var listener = new SummaryGeneratingListener();
        var request = LauncherDiscoveryRequestBuilder.request()
                .selectors(Arrays.stream(tests)
                        .map(test -> selectClass(test.split("#", -1)[0]))
                        .toList())
                .filters((PostDiscoveryFilter) test -> FilterResult.includedIf(wanted(test, tests)))
                .build();
        LauncherFactory.create().execute(request, listener);
        return listener.getSummary();
    }

    private static boolean wanted(TestDescriptor descriptor, String... tests) {
        var source = descriptor.getSource().orElse(null);
        return !(source instanceof MethodSource method)
                || Arrays.stream(tests)
                        .anyMatch(test -> test.equals(method.getClassName())
                                || test.equals(method.getClassName() + "#" + method.getMethodName()));
    }

    private static int verdict(TestExecutionSummary summary, int wanted) {
        var unprepared = summary.getFailures().stream().anyMatch(failure -> withoutDatabase(failure.getException()));
        if (unprepared || summary.getTestsStartedCount() < wanted || summary.getTestsSkippedCount() > 0) {
            return NOTHING;
        }
        return summary.getTotalFailureCount() == 0 ? GREEN : RED;
    }

    /** A migration that fails makes every test fail, and so proves nothing. */
    private static boolean withoutDatabase(Throwable failure) {
        for (var cause = failure; cause != null; cause = cause.getCause()) {
            if (cause.getClass().getName().startsWith("org.flywaydb.") || cause instanceof NoClassDefFoundError) {
                return true;
            }
        }
        return false;
    }

    private static String firstLine(Throwable failure) {
        return (failure.getClass().getSimpleName() + " "
                        + String.valueOf(failure.getMessage()).strip())
                .lines()
                .filter(line -> !line.isBlank())
                .limit(3)
                .map(String::strip)
                .reduce((one, two) -> one + " " + two)
                .orElse("");
    }
}
