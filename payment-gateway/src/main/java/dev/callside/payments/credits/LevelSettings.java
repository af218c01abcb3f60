package dev.callside.payments.credits;

import dev.callside.credits.level.Level;
import dev.callside.credits.level.LevelId;
import dev.callside.credits.level.Levels;
import dev.callside.credits.level.TopUps;
import dev.callside.credits.price.Tiers;
import dev.callside.plugin.PracticeId;
import dev.callside.practice.launch.Actors;
import dev.callside.practice.launch.Session;
import dev.callside.practice.web.Problem.FieldError;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;

/**
 * Sets what a level buys by itself, and who is told of it. A level buys only while somebody hears of its stops, and somebody
 * of the practice's: so whoever sets one of these, for any level, waits for whoever does so just now, and looks then. To be
 * called inside a transaction, before any other lock is taken. What is wrong with a wish is the answer; nothing if it is done.
 */
@Dependent
class LevelSettings {

    private final Levels levels;
    private final TopUps topUps;
    private final Tiers tiers;
    private final List<LevelCards> cards;

    @Inject
    LevelSettings(Levels levels, TopUps topUps, Tiers tiers, Instance<LevelCards> cards) {
        this(levels, topUps, tiers, cards.stream().toList());
    }

    LevelSettings(Levels levels, TopUps topUps, Tiers tiers, List<LevelCards> cards) {
        this.levels = levels;
        this.topUps = topUps;
        this.tiers = tiers;
        this.cards = cards;
    }

    List<FieldError> topUp(Session session, LevelId id, LevelResource.TopUpAsked asked) {
        var practice = session.practice();
        topUps.lock(practice);
        cards.forEach(each -> each.lock(practice, id));
        var reader = new TopUpReader(tiers, new HttpRefusals(session.locale()));
        var group = level(practice, levels.group(practice));
        var topUp = reader.read(asked, level(practice, id), group, cannotCharge(practice, id));
        if (reader.errors().isEmpty()) {
            topUps.set(practice, id, topUp, Optional.ofNullable(asked.suspendedAt()), Actors.of(session));
            if (level(practice, id).suspension().isEmpty()) {
                cards.forEach(each -> each.giveWay(practice, id));
            }
        }
        return reader.errors();
    }

    List<FieldError> alerts(Session session, LevelId id, LevelResource.AlertsAsked asked) {
        var practice = session.practice();
        var reader = new AlertsReader(new HttpRefusals(session.locale()));
        topUps.lock(practice);
        var alerts = reader.read(asked, level(practice, id), levels.all(practice), session.locale());
        if (reader.errors().isEmpty()) {
            topUps.alerts(practice, id, alerts, Actors.of(session));
        }
        return reader.errors();
    }

    private Level level(PracticeId practice, LevelId id) {
        return levels.find(practice, id).orElseThrow();
    }

    /** Where nothing can be bought yet, nobody needs a card. */
    private Optional<String> cannotCharge(PracticeId practice, LevelId id) {
        return cards.stream()
                .flatMap(each -> each.cannotCharge(practice, id).stream())
                .findFirst();
    }
}
