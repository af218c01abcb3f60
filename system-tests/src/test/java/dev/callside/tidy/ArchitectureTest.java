package dev.callside.tidy;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.codeUnits;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Seven rules: I/O, Stripe, the clock, money, the modules, channels, and what is public. */
class ArchitectureTest {

    private static final JavaClasses ALL =
            classes("plugin-api", "practice", "credits", "payment-gateway", "reminders", "sandbox", "launcher");
    private static final JavaClasses PRODUCT =
            classes("plugin-api", "practice", "credits", "payment-gateway", "reminders");

    private static final String[] IO = {
        "jakarta.persistence..",
        "jakarta.ws.rs..",
        "jakarta.mail..",
        "jakarta.servlet..",
        "com.stripe..",
        "com.twilio.."
    };

    /** What a class is called that does I/O, so that the reader of a list of files knows where the world begins. */
    private static final List<String> MARKS = List.of(
            "Resource",
            "Servlet",
            "Filter",
            "Mapper",
            "Entity",
            "Store",
            "Worker",
            "Producer",
            "Converter",
            "Application",
            "Outbox",
            "Stream",
            "Hub");

    private static final List<String> PREFIXES = List.of("Stripe", "Twilio", "Mail", "Jta", "Http", "Sql");

    /** The few that all others go through, each for one thing. */
    private static final Set<String> GATES = Set.of("Audit", "CurrentSession", "LostConnection", "Problem");

    private static final DescribedPredicate<JavaClass> UNMARKED = describe("are not marked as doing I/O", type -> {
        String name = topLevel(type);
        return MARKS.stream().noneMatch(name::endsWith)
                && PREFIXES.stream().noneMatch(name::startsWith)
                && !GATES.contains(name);
    });

    /** Its carrier and what hears its provider, what is tried on a phone, and what a level starts with. */
    private static final String[] OF_A_CHANNEL = {
        "Channel",
        "MailCarrier",
        "TwilioCarrier",
        "DoubtStore",
        "ReplyStore",
        "UnheardStore",
        "Trials",
        "TrialStore",
        "Preferences"
    };

    private static final Pattern NAMES_A_CHANNEL = Pattern.compile("channel (=|<>|in|when) \\(?'");

    /** A ratchet: lower it when there are fewer. */
    private static final int MOST_PUBLIC_PERCENT = 55;

    private static JavaClasses classes(String... modules) {
        List<Path> folders = Stream.of(modules)
                .map(module -> Path.of("..", module, "target", "classes"))
                .toList();
        assertThat(folders).as("build the modules first").allMatch(Files::isDirectory);
        return new ClassFileImporter().importPaths(folders);
    }

    private static String topLevel(JavaClass type) {
        String name = type.getName().substring(type.getPackageName().length() + 1);
        return name.contains("$") ? name.substring(0, name.indexOf('$')) : name;
    }

    private static DescribedPredicate<JavaClass> named(String... names) {
        return describe("are " + List.of(names), type -> List.of(names).contains(topLevel(type)));
    }

    @Test
    void onlyMarkedClassesDoIo() {
        noClasses()
                .that(UNMARKED)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(IO)
                .check(PRODUCT);
    }

    @Test
    void onlyTheirClassesKnowStripesAndTwiliosLibraries() {
        knownOnlyTo("Stripe", "com.stripe..");
        knownOnlyTo("Twilio", "com.twilio..");
    }

    private static void knownOnlyTo(String prefix, String library) {
        noClasses()
                .that(describe(
                        "are not " + prefix + "*", type -> !topLevel(type).startsWith(prefix)))
                .should()
                .dependOnClassesThat()
                .resideInAPackage(library)
                .check(ALL);
    }

    @Test
    void onlyTheClocksProducerLooksAtTheClock() {
        var rule = noClasses()
                .that(DescribedPredicate.not(named("ClockProducer", "Wiring", "TimeOrderedId")))
                .should()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(Clock.class, "systemUTC")
                .orShould()
                .callMethod(Clock.class, "systemDefaultZone");
        for (Class<?> type : List.of(
                Instant.class, LocalDate.class, LocalDateTime.class, OffsetDateTime.class, ZonedDateTime.class)) {
            rule = rule.orShould().callMethod(type, "now");
        }
        rule.check(ALL);
    }

    @Test
    void moneyIsNeverFloating() {
        DescribedPredicate<JavaClass> exact = describe(
                "exact",
                type -> !Set.of("double", "float", "java.lang.Double", "java.lang.Float")
                        .contains(type.getName()));
        DescribedPredicate<JavaClass> ours = resideInAnyPackage(
                "dev.callside.payments..", "dev.callside.credits..", "dev.callside.practice.money..");
        fields().that()
                .areDeclaredInClassesThat(ours)
                .should()
                .haveRawType(exact)
                .check(PRODUCT);
        codeUnits()
                .that()
                .areDeclaredInClassesThat(ours)
                .should()
                .haveRawReturnType(exact)
                .andShould()
                .haveRawParameterTypes(describe("exact", types -> types.stream().allMatch(exact)))
                .check(PRODUCT);
    }

    @Test
    void theProductsKnowOnlyWhatTheyShare() {
        apart("dev.callside.payments..", "dev.callside.reminders..");
        apart("dev.callside.reminders..", "dev.callside.payments..");
        for (String other : List.of("payments", "reminders", "credits", "sandbox", "launcher")) {
            apart("dev.callside.practice..", "dev.callside." + other + "..");
            apart("dev.callside.plugin..", "dev.callside." + other + "..");
        }
        apart("dev.callside.plugin..", "dev.callside.practice..");
        apart("dev.callside.credits..", "dev.callside.payments..");
        apart("dev.callside.payments..", "dev.callside.sandbox..");
        apart("dev.callside.sandbox..", "dev.callside.payments..");
        apart("dev.callside.sandbox..", "dev.callside.practice..");
    }

    private static void apart(String one, String other) {
        noClasses()
                .that()
                .resideInAPackage(one)
                .should()
                .dependOnClassesThat()
                .resideInAPackage(other)
                .allowEmptyShould(true)
                .check(ALL);
    }

    /** A channel says what it is; whoever asked which one it is would have to learn of each new one. */
    @Test
    void onlyWhatIsOfOneChannelNamesIt() {
        String channel = "dev.callside.credits.price.Channel";
        noClasses()
                .that(DescribedPredicate.not(named(OF_A_CHANNEL)))
                .should()
                .accessFieldWhere(describe(
                        "names a channel",
                        access -> access.getTargetOwner().getName().equals(channel)
                                && access.getTarget()
                                        .resolveMember()
                                        .filter(field -> field.getModifiers().contains(JavaModifier.ENUM))
                                        .isPresent()))
                .check(PRODUCT);
        assertThat(Sources.shipped(".java"))
                .filteredOn(file -> NAMES_A_CHANNEL.matcher(Sources.text(file)).find())
                .extracting(file -> file.getFileName().toString())
                .as("statements that name a channel")
                .allMatch(name -> List.of(OF_A_CHANNEL).contains(name.replace(".java", "")));
    }

    @Test
    void mostClassesStayInTheirPackage() {
        List<JavaClass> own = ALL.stream()
                .filter(JavaClass::isTopLevelClass)
                .filter(type -> !type.getSimpleName().equals("package-info"))
                .toList();
        long open = own.stream()
                .filter(type -> type.getModifiers().contains(JavaModifier.PUBLIC))
                .count();
        assertThat(open * 100 / own.size())
                .as("%s of %s classes are public, in per cent", open, own.size())
                .isLessThanOrEqualTo(MOST_PUBLIC_PERCENT);
    }
}
