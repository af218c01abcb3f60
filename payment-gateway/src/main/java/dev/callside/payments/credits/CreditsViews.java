package dev.callside.payments.credits;

import dev.callside.credits.level.Level;
import dev.callside.credits.level.LevelId;
import dev.callside.credits.level.Levels;
import dev.callside.credits.level.Practitioner;
import dev.callside.credits.level.TopUp;
import dev.callside.credits.price.Rate;
import dev.callside.credits.price.Rates;
import dev.callside.credits.price.Tiers;
import dev.callside.payments.credits.CreditsView.CardView;
import dev.callside.payments.credits.CreditsView.LevelView;
import dev.callside.payments.credits.CreditsView.PersonView;
import dev.callside.payments.receipt.Receipts;
import dev.callside.plugin.PracticeId;
import dev.callside.plugin.Role;
import dev.callside.practice.launch.Session;
import dev.callside.practice.tenancy.Practice;
import dev.callside.practice.tenancy.PracticeStore;
import dev.callside.practice.text.Texts;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;

/** Makes what the console shows. To be called inside a transaction. */
@Dependent
class CreditsViews {

    private final Levels levels;
    private final PracticeStore practices;
    private final Tiers tiers;
    private final Rates rates;
    private final Instance<LevelCards> cards;

    @Inject
    CreditsViews(Levels levels, PracticeStore practices, Tiers tiers, Rates rates, Instance<LevelCards> cards) {
        this.levels = levels;
        this.practices = practices;
        this.tiers = tiers;
        this.rates = rates;
        this.cards = cards;
    }

    CreditsView all(Session session) {
        var practice = practices.practice(session.practice());
        var manager = session.role() == Role.MANAGER;
        return new CreditsView(
                tiers.rule().code(),
                practice.zone().getId(),
                session.locale().toLanguageTag(),
                tiers.tiers().stream()
                        .map(tier -> new CreditsView.TierView(
                                tier.from(), tier.to(), tier.price().toPlainString()))
                        .toList(),
                manager,
                levels(session),
                rates(practice, session.locale()),
                manager
                        ? levels.practitionersWithoutLevel(session.practice()).stream()
                                .map(CreditsViews::person)
                                .toList()
                        : List.of());
    }

    private List<LevelView> levels(Session session) {
        var extras = Extras.of(session.practice(), cards);
        var all = levels.all(session.practice());
        var names = names(session, all);
        if (session.role() != Role.MANAGER) {
            var own = levels.own(session);
            all = all.stream()
                    .filter(level -> own.isPresent() && level.practitioner().equals(own))
                    .toList();
        }
        return all.stream().map(level -> view(level, names, extras)).toList();
    }

    LevelView one(Session session, LevelId id) {
        var level = levels.find(session.practice(), id).orElseThrow();
        return view(level, names(session, levels.all(session.practice())), Extras.of(session.practice(), cards));
    }

    private LevelNames names(Session session, List<Level> all) {
        return new LevelNames(all, levels.named(session), session.locale());
    }

    private LevelView view(Level level, LevelNames names, Extras extras) {
        return new LevelView(
                level.id().toString(),
                label(level.kind()),
                level.practitioner().map(CreditsViews::person).orElse(null),
                label(level.state()),
                level.removedAt().orElse(null),
                level.creditsTo().map(names::of).orElse(null),
                level.available(),
                level.reserved(),
                extras.cards().get(level.id()),
                topUp(level, extras.open().contains(level.id())),
                new CreditsView.AlertsView(
                        level.alerts().stages(), level.alerts().recipients()),
                extras.receiptsTo().get(level.id()),
                Optional.ofNullable(extras.doubtful().get(level.id()))
                        .map(UUID::toString)
                        .orElse(null));
    }

    private CreditsView.TopUpView topUp(Level level, boolean open) {
        TopUp set = level.topUp();
        return new CreditsView.TopUpView(
                set.on(),
                set.amount().orElse(tiers.from()),
                set.threshold(),
                nullable(set.dailyCap()),
                nullable(set.monthlyCap()),
                level.suspension()
                        .map(why -> new CreditsView.SuspendedView(
                                why.reason().label(), why.at(), why.until().orElse(null)))
                        .orElse(null),
                open);
    }

    private static Long nullable(OptionalLong number) {
        return number.isPresent() ? number.getAsLong() : null;
    }

    private List<CreditsView.RateView> rates(Practice practice, Locale locale) {
        return rates.table(practice.country()).stream()
                .map(rate -> new CreditsView.RateView(
                        rate.country(),
                        country(rate.country(), locale),
                        rate.channel().label(),
                        rate.credits()))
                .toList();
    }

    /** From here and not from the browser: Chromium has no Icelandic names. */
    private static String country(String code, Locale locale) {
        return code.equals(Rate.ELSEWHERE)
                ? Texts.of(Receipts.BUNDLE, locale).get("rate.elsewhere")
                : new Locale.Builder().setRegion(code).build().getDisplayCountry(locale);
    }

    private static PersonView person(Practitioner practitioner) {
        return new PersonView(practitioner.id().toString(), practitioner.name());
    }

    private static String label(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    /** What is known of all levels from the side that buys. */
    private record Extras(
            Map<LevelId, CardView> cards,
            Set<LevelId> open,
            Map<LevelId, String> receiptsTo,
            Map<LevelId, UUID> doubtful) {

        static Extras of(PracticeId practice, Instance<LevelCards> cards) {
            return cards.isUnsatisfied()
                    ? new Extras(Map.of(), Set.of(), Map.of(), Map.of())
                    : new Extras(
                            cards.get().defaults(practice),
                            cards.get().openTopUps(practice),
                            cards.get().receiptsTo(practice),
                            cards.get().doubtful(practice));
        }
    }
}
