package dev.callside.reminders.dispatch;

import static java.util.logging.Level.SEVERE;

import dev.callside.credits.level.LevelId;
import dev.callside.credits.price.Channel.Form;
import dev.callside.practice.mail.Mail;
import dev.callside.practice.money.MoneyText;
import dev.callside.practice.pay.PayLinks;
import dev.callside.practice.tenancy.Practice;
import dev.callside.reminders.client.PhoneNumbers;
import dev.callside.reminders.copy.CopyKey;
import dev.callside.reminders.copy.CopyTemplate;
import dev.callside.reminders.copy.Defaults;
import dev.callside.reminders.copy.Invitation;
import dev.callside.reminders.copy.Language;
import dev.callside.reminders.copy.LevelCopies;
import dev.callside.reminders.copy.Moments;
import dev.callside.reminders.copy.Placeholder;
import dev.callside.reminders.copy.Reply;
import dev.callside.reminders.plan.Visit;
import dev.callside.reminders.settings.LevelPreferences;
import dev.callside.reminders.settings.Preferences;
import java.time.Instant;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.logging.Logger;

/** Writes one practice's messages, each with the copy of its level and in its client's language. */
final class Writer {

    private static final Logger LOG = Logger.getLogger(Writer.class.getName());

    private final Practice practice;
    private final Map<Optional<UUID>, LevelId> payers;
    private final LevelPreferences preferences;
    private final LevelCopies copies;
    private final PayLinks payLinks;
    private final String mailFrom;
    private final Map<LevelId, Map<CopyKey, CopyTemplate>> compiled = new HashMap<>();

    Writer(
            Practice practice,
            Map<Optional<UUID>, LevelId> payers,
            LevelPreferences preferences,
            LevelCopies copies,
            PayLinks payLinks,
            String mailFrom) {
        this.practice = practice;
        this.payers = payers;
        this.preferences = preferences;
        this.copies = copies;
        this.payLinks = payLinks;
        this.mailFrom = mailFrom;
    }

    /** Those that apply to it; none if they can't be read. */
    Optional<Preferences> preferences(DueMessage message) {
        return preferences.of(level(message));
    }

    private LevelId level(DueMessage message) {
        return payers.getOrDefault(message.practitioner(), payers.get(Optional.<UUID>empty()));
    }

    Draft draft(DueMessage message, String address, Instant now) {
        var language = message.recipient().language().flatMap(Language::of).orElseGet(this::usual);
        var locale = language.in(practice.country());
        var channel = message.planned().channel();
        var template = template(level(message), new CopyKey(message.planned().kind(), channel, language));
        var rendered = template.fitting(values(message, language, locale));
        var form = channel.form();
        return new Draft(
                message,
                message.payment().orElse(message.id()),
                address,
                practice.name(),
                locale,
                rendered,
                form.parts(rendered.text()),
                form == Form.LETTER ? calendar(message, language, now) : Optional.empty());
    }

    private CopyTemplate template(LevelId level, CopyKey key) {
        return compiled.computeIfAbsent(level, id -> new HashMap<>()).computeIfAbsent(key, k -> usable(level, k));
    }

    /** A text that can't be used, such as another version may have saved, gives way to the default: its client hears of the visit. */
    private CopyTemplate usable(LevelId level, CopyKey key) {
        try {
            return CopyTemplate.of(key, copies.of(level, key));
        } catch (IllegalArgumentException e) {
            LOG.log(
                    SEVERE,
                    e,
                    () -> "The text for " + key + " of level " + level + " can't be used; the default goes out");
            return CopyTemplate.of(key, Defaults.of(key));
        }
    }

    /** A client whose language nobody told is written to in that of the country, if there is copy in it. */
    private Language usual() {
        return practice.country().equals("IS") ? Language.ICELANDIC : Language.ENGLISH;
    }

    private Map<Placeholder, String> values(DueMessage message, Language language, Locale locale) {
        var visit = message.visit();
        ZoneId zone = visit.zone();
        Map<Placeholder, String> values = new EnumMap<>(Placeholder.class);
        var recipient = message.recipient();
        values.put(Placeholder.CLIENT_NAME, recipient.name());
        values.put(
                Placeholder.CLIENT_FIRST_NAME,
                recipient.firstName().isEmpty() ? recipient.name() : recipient.firstName());
        values.put(
                Placeholder.PRACTITIONER,
                message.practitionerName().isEmpty() ? practice.name() : message.practitionerName());
        values.put(Placeholder.PRACTICE, practice.name());
        practice.phone().ifPresent(phone -> values.put(Placeholder.PRACTICE_PHONE, written(phone, recipient)));
        values.put(Placeholder.DATE, Moments.date(visit.start(), zone, locale));
        values.put(Placeholder.TIME, Moments.time(visit.start(), zone, practice.zone(), locale));
        values.put(Placeholder.APPOINTMENT_TYPE, message.type());
        values.put(Placeholder.PLACE, message.place());
        values.put(Placeholder.LINK, message.link());
        values.put(Placeholder.HOW_TO_REPLY, Reply.hint(language));
        visit.moved()
                .flatMap(Visit.Move::from)
                .filter(from -> !from.equals(visit.start()))
                .ifPresent(from -> {
                    values.put(Placeholder.OLD_DATE, Moments.date(from, zone, locale));
                    values.put(Placeholder.OLD_TIME, Moments.time(from, zone, practice.zone(), locale));
                });
        visit.owed().ifPresent(owed -> {
            var link = new PayLinks.Link(practice.id(), owed.request(), owed.until());
            values.put(Placeholder.AMOUNT, MoneyText.of(owed.amount(), owed.currency(), locale));
            values.put(Placeholder.PAY_LINK, payLinks.url(link));
        });
        return values;
    }

    /** Whoever has a number abroad dials the country code. */
    private String written(String phone, DueMessage.Recipient recipient) {
        return PhoneNumbers.written(
                phone,
                recipient
                        .phone()
                        .map(own -> PhoneNumbers.country(own, practice.country()))
                        .orElse(practice.country()));
    }

    private Optional<Mail.Attachment> calendar(DueMessage message, Language language, Instant now) {
        var visit = message.visit();
        var invitation = new Invitation(
                visit.id(),
                visit.version(),
                visit.start(),
                visit.end(),
                language,
                practice.name(),
                Optional.of(message.place()).filter(place -> !place.isEmpty()),
                Optional.of(message.link()).filter(link -> !link.isEmpty()),
                mailFrom);
        return Invitation.Action.of(message.planned().kind())
                .map(action ->
                        new Mail.Attachment(Invitation.FILE_NAME, action.contentType(), invitation.file(action, now)));
    }
}
