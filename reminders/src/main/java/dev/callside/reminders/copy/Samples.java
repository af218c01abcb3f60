package dev.callside.reminders.copy;

import dev.callside.credits.level.LowBalance;
import dev.callside.practice.money.Currencies;
import dev.callside.practice.money.CurrencyRule;
import dev.callside.practice.money.MoneyText;
import dev.callside.practice.pay.PayLinks;
import dev.callside.practice.tenancy.Practice;
import dev.callside.practice.text.Texts;
import dev.callside.reminders.client.PhoneNumbers;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

/** A client who isn't there, and a balance that isn't low, for previews, test sends and the size of an SMS. */
public final class Samples {

    private static final ZoneId ZONE = ZoneOffset.UTC;
    private static final Instant BEFORE = Instant.parse("2026-03-03T14:30:00Z");
    private static final Instant NOW = Instant.parse("2026-03-05T10:00:00Z");

    private static final String PAY_LINK = PayLinks.sample("https://callside.example");

    private Samples() {}

    /** A value for each placeholder. */
    public static Map<Placeholder, String> of(Language language) {
        return of(language, language.locale());
    }

    /**
     * The same, for a practice that writes its own name and number, the dates of its country and its currency. Without a
     * number, lines that name it are left out, as they will be.
     *
     * @param links of this server: the one to pay is as long as it will be, and so parts and credits are
     */
    public static Map<Placeholder, String> of(Language language, Practice practice, PayLinks links) {
        var values = of(language, language.in(practice.country()));
        values.put(Placeholder.PRACTICE, practice.name());
        values.put(
                Placeholder.PRACTICE_PHONE,
                practice.phone()
                        .map(phone -> PhoneNumbers.written(phone, practice.country()))
                        .orElse(""));
        values.put(Placeholder.PAY_LINK, links.sample());
        Currencies.rule(practice.currency())
                .ifPresent(rule -> values.put(Placeholder.AMOUNT, amount(rule, language.in(practice.country()))));
        return values;
    }

    /** What a consultation may cost: of most currencies eighty, thousands of one that has nothing behind the decimal mark. */
    private static String amount(CurrencyRule rule, Locale locale) {
        var whole = rule.exponent() == 0 || rule.step() == 100 ? 12_900 : 80;
        var amount = BigDecimal.valueOf(whole).movePointRight(rule.exponent()).longValueExact();
        return MoneyText.of(amount, rule.code(), locale);
    }

    private static Map<Placeholder, String> of(Language language, Locale locale) {
        var texts = Texts.of(CopyMessages.BUNDLE, language.locale());
        var values = new EnumMap<Placeholder, String>(Placeholder.class);
        for (var placeholder : Placeholder.values()) {
            values.put(placeholder, value(placeholder, language, locale, texts));
        }
        return values;
    }

    private static String value(Placeholder placeholder, Language language, Locale locale, Texts texts) {
        return switch (placeholder) {
            case DATE -> Moments.date(NOW, ZONE, locale);
            case TIME -> Moments.time(NOW, ZONE, locale);
            case OLD_DATE -> Moments.date(BEFORE, ZONE, locale);
            case OLD_TIME -> Moments.time(BEFORE, ZONE, locale);
            case HOW_TO_REPLY -> Reply.hint(language);
            case PAY_LINK -> PAY_LINK;
            case WHAT_TO_DO -> LowBalance.sample(language.locale());
            case CLIENT_FIRST_NAME,
                    CLIENT_NAME,
                    PRACTITIONER,
                    PRACTICE,
                    PRACTICE_PHONE,
                    APPOINTMENT_TYPE,
                    PLACE,
                    LINK,
                    AMOUNT,
                    LEVEL,
                    CREDITS_LEFT,
                    STAGE -> texts.get("sample." + placeholder.tag());
        };
    }
}
