package dev.callside.payments.purchase;

import dev.callside.credits.level.Level;
import dev.callside.credits.level.LevelId;
import dev.callside.credits.level.LevelKind;
import dev.callside.credits.level.LevelTransfers;
import dev.callside.credits.level.LevelTransfers.Bought;
import dev.callside.credits.level.Levels;
import dev.callside.credits.level.Practitioner;
import dev.callside.credits.level.Recipient;
import dev.callside.credits.level.Suspension;
import dev.callside.credits.level.TopUps;
import dev.callside.practice.text.Texts;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/** Message credits for a level. */
@Dependent
public class CreditGranter implements Granter {

    private final Levels levels;
    private final LevelTransfers transfers;
    private final TopUps topUps;

    @Inject
    public CreditGranter(Levels levels, LevelTransfers transfers, TopUps topUps) {
        this.levels = levels;
        this.transfers = transfers;
        this.topUps = topUps;
    }

    @Override
    public Goods.Kind kind() {
        return Goods.Kind.MESSAGE_CREDITS;
    }

    @Override
    public void grant(Purchase purchase, Instant at) {
        transfers.grant(
                purchase.practice(),
                level(purchase),
                purchase.id().value(),
                purchase.goods().units(),
                purchase.automatic() ? Bought.TOP_UP : Bought.PURCHASE,
                purchase.automatic() ? AutoTopUps.BUYER : purchase.buyer(),
                purchase.receiptNumber().orElseThrow(),
                at);
    }

    @Override
    public boolean automatic(Purchase purchase) {
        var level = find(purchase);
        return level.active() && level.topUp().on();
    }

    @Override
    public boolean stop(Purchase purchase, Stop why, Instant at) {
        return topUps.suspend(purchase.practice(), level(purchase), new Suspension(reason(why), at));
    }

    static Suspension.Reason reason(Stop why) {
        return switch (why) {
            case DECLINED -> Suspension.Reason.DECLINED;
            case AUTHENTICATION -> Suspension.Reason.AUTHENTICATION;
            case CAP -> Suspension.Reason.CAP;
            case AMOUNT, SHORT -> Suspension.Reason.AMOUNT;
            case CARD -> Suspension.Reason.CARD;
            case DISPUTED -> Suspension.Reason.DISPUTED;
        };
    }

    /** Only what its own authentication stopped: what a person or a cap has stopped since stays so. */
    @Override
    public void resume(Purchase purchase, Instant at) {
        find(purchase)
                .suspension()
                .filter(suspension -> suspension.reason() == Suspension.Reason.AUTHENTICATION)
                .ifPresent(suspension -> topUps.resume(purchase.practice(), level(purchase)));
    }

    @Override
    public boolean lacking(Purchase purchase) {
        return topUps.due(purchase.practice(), level(purchase)).isPresent();
    }

    @Override
    public List<String> recipients(Purchase purchase) {
        return find(purchase).alerts().recipients();
    }

    @Override
    public List<Recipient> toldOfStops(Purchase purchase) {
        return topUps.toldOfStops(find(purchase));
    }

    @Override
    public String describe(Purchase purchase, Locale locale) {
        var level = find(purchase);
        var texts = Texts.of(PurchaseMails.BUNDLE, locale);
        return texts.get("purchase.goods.message_credits", purchase.goods().units(), name(level, texts));
    }

    static String name(Level level, Texts texts) {
        return level.kind() == LevelKind.GROUP
                ? texts.get("purchase.level.group")
                : level.practitioner().map(Practitioner::name).orElse("");
    }

    private Level find(Purchase purchase) {
        return levels.find(purchase.practice(), level(purchase))
                .orElseThrow(() -> new IllegalStateException("purchase " + purchase.id() + " is for no level"));
    }

    private static LevelId level(Purchase purchase) {
        return new LevelId(purchase.goods().target());
    }
}
