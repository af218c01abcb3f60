package dev.callside.credits.level;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import dev.callside.plugin.PracticeId;
import dev.callside.practice.mail.Mail;
import dev.callside.practice.mail.Outbox;
import dev.callside.practice.tenancy.Practice;
import dev.callside.practice.tenancy.PracticeStore;
import dev.callside.practice.text.Texts;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;

/**
 * Tells by e-mail that a balance has fallen to a stage, in the transaction that made it fall: once for each stage. And that
 * there is too little for a message, once until credits come.
 */
@Dependent
public class LowBalance {

    public static final String BUNDLE = "dev.callside.credits.texts";

    private static final Template HTML = MailTemplate.load("low-balance.html", Mustache.compiler());
    private static final Template TEXT =
            MailTemplate.load("low-balance.txt", Mustache.compiler().escapeHTML(false));

    private final Outbox outbox;
    private final PracticeStore practices;
    private final LevelStore levels;

    @Inject
    LowBalance(Outbox outbox, PracticeStore practices, LevelStore levels) {
        this.outbox = outbox;
        this.practices = practices;
        this.levels = levels;
    }

    void tell(PracticeId id, List<Movement> movements) {
        tell(id, movements, LowBalance::mail);
    }

    /** That messages can't be paid for by these levels. */
    void tellOfMessages(PracticeId id, List<Movement> movements) {
        tell(id, movements, LowBalance::mailOfMessages);
    }

    /** How a mail is written. */
    private interface Letter {
        Mail to(Practice practice, Level level, Movement.Warning warning, String recipient);
    }

    private void tell(PracticeId id, List<Movement> movements, Letter letter) {
        for (var movement : movements) {
            movement.warning()
                    .filter(warning -> !warning.recipients().isEmpty())
                    .ifPresent(warning -> {
                        var level = levels.find(id, movement.level()).orElseThrow();
                        var practice = practices.practice(id);
                        for (var recipient : warning.recipients()) {
                            outbox.put(id, letter.to(practice, level, warning, recipient));
                        }
                    });
        }
    }

    static Mail mail(Practice practice, Level level, Movement.Warning warning, String recipient) {
        var texts = Texts.of(BUNDLE, warning.locale());
        var title = texts.get("low_balance.title", level.available(), name(level, texts));
        var detail = texts.get("low_balance.detail", practice.name(), warning.stage());
        return mail("low-balance:", practice, level, warning, recipient, title, detail);
    }

    private static Mail mailOfMessages(Practice practice, Level level, Movement.Warning warning, String recipient) {
        var texts = Texts.of(BUNDLE, warning.locale());
        var title = texts.get("no_credit.title", name(level, texts));
        var detail = texts.get("no_credit.detail", practice.name(), level.available());
        return mail("no-credit:", practice, level, warning, recipient, title, detail);
    }

    private static String name(Level level, Texts texts) {
        return level.practitioner().map(Practitioner::name).orElseGet(() -> texts.get("level.group"));
    }

    private static Mail mail(
            String key,
            Practice practice,
            Level level,
            Movement.Warning warning,
            String recipient,
            String title,
            String detail) {
        var texts = Texts.of(BUNDLE, warning.locale());
        var values = Map.of(
                "lang", texts.locale().getLanguage(),
                "title", title,
                "detail", detail,
                "next", texts.get(next(level)),
                "footer", texts.get("low_balance.footer", practice.name()));
        return new Mail(
                key + level.id() + ":" + warning.number() + ":" + recipient,
                recipient,
                practice.name(),
                title,
                TEXT.execute(values),
                HTML.execute(values),
                texts.locale());
    }

    private static String next(Level level) {
        if (level.suspension().isPresent()) {
            return "low_balance.suspended";
        }
        return level.topUp().on() ? "low_balance.top_up" : "low_balance.buy";
    }
}
