package dev.callside.credits.level;

import dev.callside.plugin.PracticeId;
import dev.callside.practice.copy.Copy;
import dev.callside.practice.copy.Rendered;
import dev.callside.practice.copy.Wording;
import dev.callside.practice.mail.Mail;
import dev.callside.practice.mail.Outbox;
import dev.callside.practice.tenancy.Practice;
import dev.callside.practice.tenancy.PracticeStore;
import dev.callside.practice.text.Texts;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.text.NumberFormat;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.logging.Logger;

/**
 * Tells by e-mail that a balance has fallen to a stage, in the transaction that made it fall: once for each stage. And that
 * there is too little for a message, once until credits come. What the mail says is the level's own text, the group's, or
 * the default.
 */
@Dependent
public class LowBalance {

    public static final String BUNDLE = "dev.callside.credits.texts";

    private static final Logger LOG = Logger.getLogger(LowBalance.class.getName());

    private final Outbox outbox;
    private final PracticeStore practices;
    private final LevelStore levels;
    private final AlertCopyStore copies;

    @Inject
    LowBalance(Outbox outbox, PracticeStore practices, LevelStore levels, AlertCopyStore copies) {
        this.outbox = outbox;
        this.practices = practices;
        this.levels = levels;
        this.copies = copies;
    }

    /** What {@link AlertSlot#WHAT_TO_DO} says where nothing buys by itself. */
    public static String sample(Locale locale) {
        return Texts.of(BUNDLE, locale).get("low_balance.buy");
    }

    void tell(PracticeId id, List<Movement> movements) {
        tell(id, movements, AlertKind.LOW_BALANCE);
    }

    /** That messages can't be paid for by these levels. */
    void tellOfMessages(PracticeId id, List<Movement> movements) {
        tell(id, movements, AlertKind.NO_CREDIT);
    }

    private void tell(PracticeId id, List<Movement> movements, AlertKind kind) {
        for (var movement : movements) {
            movement.warning()
                    .filter(warning -> !warning.recipients().isEmpty())
                    .ifPresent(warning -> tell(
                            practices.practice(id),
                            levels.find(id, movement.level()).orElseThrow(),
                            warning,
                            kind));
        }
    }

    private void tell(Practice practice, Level level, Movement.Warning warning, AlertKind kind) {
        var texts = Texts.of(BUNDLE, warning.locale());
        var written = written(level, kind, texts.locale(), values(practice, level, warning, kind, texts));
        for (var recipient : warning.recipients()) {
            outbox.put(
                    practice.id(),
                    new Mail(
                            kind.label() + ":" + level.id() + ":" + warning.number() + ":" + recipient,
                            recipient,
                            practice.name(),
                            written.subject(),
                            written.text(),
                            written.html(),
                            texts.locale()));
        }
    }

    /** Whatever may be wrong with a text that was saved: credits move, and whoever is to be told is told. */
    private Rendered written(Level level, AlertKind kind, Locale locale, Map<AlertSlot, String> values) {
        var own = copies.of(level.practice(), level.id(), kind, locale.getLanguage());
        if (own.isPresent()) {
            try {
                return mail(own.get(), locale, values);
            } catch (RuntimeException e) {
                LOG.log(
                        java.util.logging.Level.WARNING,
                        "The text of " + kind + " of level " + level.id() + " can't be used; the default is",
                        e);
            }
        }
        return mail(kind.standard(locale), locale, values);
    }

    private static Rendered mail(Copy copy, Locale locale, Map<AlertSlot, String> values) {
        return Wording.of(copy, AlertSlot::ofTag).mail(values, locale.getLanguage());
    }

    private static Map<AlertSlot, String> values(
            Practice practice, Level level, Movement.Warning warning, AlertKind kind, Texts texts) {
        var numbers = NumberFormat.getIntegerInstance(texts.locale());
        Map<AlertSlot, String> values = new EnumMap<>(AlertSlot.class);
        values.put(AlertSlot.PRACTICE, practice.name());
        values.put(AlertSlot.LEVEL, name(level, texts));
        values.put(AlertSlot.CREDITS_LEFT, numbers.format(level.available()));
        values.put(AlertSlot.WHAT_TO_DO, texts.get(next(level)));
        if (kind == AlertKind.LOW_BALANCE) {
            values.put(AlertSlot.STAGE, numbers.format(warning.stage()));
        }
        return values;
    }

    private static String name(Level level, Texts texts) {
        return level.practitioner().map(Practitioner::name).orElseGet(() -> texts.get("level.group"));
    }

    private static String next(Level level) {
        if (level.suspension().isPresent()) {
            return "low_balance.suspended";
        }
        return level.topUp().on() ? "low_balance.top_up" : "low_balance.buy";
    }
}
