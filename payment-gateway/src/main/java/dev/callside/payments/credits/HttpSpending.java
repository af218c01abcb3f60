package dev.callside.payments.credits;

import dev.callside.credits.level.Level;
import dev.callside.credits.level.LevelId;
import dev.callside.credits.level.Levels;
import dev.callside.credits.level.Practitioner;
import dev.callside.credits.price.Channel;
import dev.callside.credits.spend.Message;
import dev.callside.credits.spend.Payment;
import dev.callside.credits.spend.Spending;
import dev.callside.payments.work.PaymentsProblem;
import dev.callside.plugin.Role;
import dev.callside.practice.tenancy.Database;
import dev.callside.practice.tenancy.PracticeStore;
import dev.callside.practice.web.Problem;
import dev.callside.practice.web.Problem.FieldError;
import dev.callside.practice.web.ProblemType;
import dev.callside.practice.web.WholeNumber;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Pays for messages that other systems send: they say what they send, not what it costs. */
@Dependent
class HttpSpending {

    private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());
    private static final int LONGEST_REFERENCE = 200;

    private final Database database;
    private final Levels levels;
    private final Spending spending;
    private final PracticeStore practices;

    @Inject
    HttpSpending(Database database, Levels levels, Spending spending, PracticeStore practices) {
        this.database = database;
        this.levels = levels;
        this.spending = spending;
        this.practices = practices;
    }

    Response spend(Spender spender, UUID id, CreditsResource.SpendingAsked asked) {
        var refusals = new HttpRefusals(spender.locale());
        var errors = errors(asked, refusals);
        if (!errors.isEmpty()) {
            return Problem.invalid(spender.locale(), errors);
        }
        return database.app(spender.practice(), () -> {
            var whose = whose(spender, asked);
            return whose.isEmpty()
                    ? refusals.field("practitioner", "unknown")
                    : spend(spender, message(id, whose.get().id(), asked));
        });
    }

    private Response spend(Spender spender, Message message) {
        var practice = practices.practice(spender.practice());
        var payment = spending.spend(practice, message, spender.actor());
        return switch (payment.outcome()) {
            case PAID, PAID_BEFORE, FREE -> Response.ok(spent(spender, payment)).build();
            case OTHER_CONTENT -> problem(spender, PaymentsProblem.OTHER_CONTENT);
            case RELEASED_BEFORE -> problem(spender, CreditsProblem.RESERVATION_OVER);
            case NOT_ENOUGH_CREDIT -> problem(spender, CreditsProblem.INSUFFICIENT_CREDITS);
        };
    }

    /** Whoever may not see the level is not told what it has. */
    private CreditsResource.Spent spent(Spender spender, Payment payment) {
        var level = spender.session()
                .map(session -> levels.visible(session, payment.level()))
                .orElseGet(() -> levels.find(spender.practice(), payment.level()));
        var balance = level.map(Level::available);
        return new CreditsResource.Spent(
                payment.message().toString(), payment.level().toString(), payment.credits(), balance.orElse(null));
    }

    private static Response problem(Spender spender, ProblemType type) {
        return Problem.response(type, spender.locale());
    }

    /** Empty if that is nobody they may spend for. */
    private Optional<Whose> whose(Spender spender, CreditsResource.SpendingAsked asked) {
        var named = Optional.ofNullable(asked.practitioner());
        var practitioner = spender.session().filter(session -> session.role() != Role.MANAGER);
        if (practitioner.isPresent()) {
            return levels.own(practitioner.get())
                    .filter(own ->
                            named.isEmpty() || named.get().equals(own.id().toString()))
                    .map(Whose::new);
        }
        return named.isEmpty()
                ? Optional.of(new Whose(null))
                : named.flatMap(LevelId::parse)
                        .flatMap(id -> levels.practitioner(spender.practice(), id.value()))
                        .map(Whose::new);
    }

    /** Whose message it is; null for the practice's. */
    private record Whose(Practitioner practitioner) {

        Optional<UUID> id() {
            return Optional.ofNullable(practitioner).map(Practitioner::id);
        }
    }

    private static Message message(UUID id, Optional<UUID> practitioner, CreditsResource.SpendingAsked asked) {
        return new Message(
                id,
                practitioner,
                Channel.of(asked.channel()).orElseThrow(),
                asked.country(),
                (int) WholeNumber.of(asked.segments()).orElseThrow(),
                asked.reference() == null ? "" : asked.reference());
    }

    private static List<FieldError> errors(CreditsResource.SpendingAsked asked, HttpRefusals refusals) {
        var errors = new ArrayList<FieldError>();
        var channel = Channel.of(String.valueOf(asked.channel()));
        if (channel.isEmpty()) {
            errors.add(refusals.error("channel", "unknown"));
        }
        if (!COUNTRIES.contains(String.valueOf(asked.country()))) {
            errors.add(refusals.error("country", "unknown"));
        }
        var most = channel.map(known -> known.form().most(Message.MOST_PARTS)).orElse(Message.MOST_PARTS);
        var segments = WholeNumber.of(asked.segments()).orElse(0);
        if (segments < 1 || segments > most) {
            errors.add(refusals.error("segments", "out_of_range", 1, most));
        }
        if (asked.reference() != null && asked.reference().length() > LONGEST_REFERENCE) {
            errors.add(refusals.error("reference", "too_long", LONGEST_REFERENCE));
        }
        return errors;
    }
}
