package dev.callside.reminders.dispatch;

import dev.callside.credits.level.Levels;
import dev.callside.practice.pay.PayLinks;
import dev.callside.practice.tenancy.Practice;
import dev.callside.reminders.copy.CopyStore;
import dev.callside.reminders.settings.PreferencesStore;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Reads what a practice has set, once for all its messages of a batch. To be called inside a transaction. */
@Dependent
class Writers {

    private final PreferencesStore preferences;
    private final CopyStore copies;
    private final Levels levels;
    private final PayLinks payLinks;
    private final String mailFrom;

    @Inject
    Writers(
            PreferencesStore preferences,
            CopyStore copies,
            Levels levels,
            PayLinks payLinks,
            @ConfigProperty(name = "callside.mail.from") String mailFrom) {
        this.preferences = preferences;
        this.copies = copies;
        this.levels = levels;
        this.payLinks = payLinks;
        this.mailFrom = mailFrom;
    }

    Writer of(Practice practice, Collection<DueMessage> messages) {
        Set<UUID> practitioners = new HashSet<>();
        messages.forEach(message -> message.practitioner().ifPresent(practitioners::add));
        return new Writer(
                practice,
                levels.payers(practice.id(), practitioners),
                preferences.all(practice.id()),
                copies.all(practice.id()),
                payLinks,
                mailFrom);
    }
}
