package dev.callside.payments.purchase;

import dev.callside.credits.level.Level;
import dev.callside.credits.level.LevelId;
import dev.callside.credits.level.Levels;
import dev.callside.credits.level.Suspension;
import dev.callside.credits.level.TopUps;
import dev.callside.plugin.PracticeId;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Optional;

/** Stops top-ups before one is begun, and tells of it. To be called inside a transaction, with the payer locked. */
@Dependent
public class TopUpStops {

    private final Levels levels;
    private final TopUps topUps;
    private final CardStore cards;
    private final PurchaseMails mails;

    @Inject
    public TopUpStops(Levels levels, TopUps topUps, CardStore cards, PurchaseMails mails) {
        this.levels = levels;
        this.topUps = topUps;
        this.cards = cards;
        this.mails = mails;
    }

    /** @param until when it goes on by itself; empty if a person has to act */
    void stop(Level level, Stop why, Optional<Instant> until, Instant now) {
        if (topUps.suspend(level.practice(), level.id(), new Suspension(CreditGranter.reason(why), now, until))) {
            mails.notBegun(level, topUps.toldOfStops(level), why, until, now);
        }
    }

    /** After cards have gone: if the last one has, now, because when the balance is low it is too late to hear of it. */
    void withoutCard(PracticeId practice, LevelId id, Instant now) {
        levels.find(practice, id)
                .filter(level -> level.active() && level.topUp().on())
                .filter(level -> level.suspension().isEmpty())
                .filter(level -> cards.usual(practice, id.value()).isEmpty())
                .ifPresent(level -> stop(level, Stop.CARD, Optional.empty(), now));
    }
}
