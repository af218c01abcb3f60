package dev.callside.reminders.client;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import java.util.Optional;

/** Phone numbers, by Google's libphonenumber: written as people in a country write them, kept as E.164. */
public final class PhoneNumbers {

    private static final PhoneNumberUtil NUMBERS = PhoneNumberUtil.getInstance();
    private static final int LONGEST = 40;

    private PhoneNumbers() {}

    /**
     * The number as E.164, such as {@code +61491570156}; empty if there is no such number.
     *
     * @param country where a number without a country code is read, ISO 3166-1 alpha-2
     */
    public static Optional<String> read(String typed, String country) {
        if (typed.length() > LONGEST) {
            return Optional.empty();
        }
        try {
            var number = NUMBERS.parse(typed, country);
            return NUMBERS.isPossibleNumber(number)
                    ? Optional.of(NUMBERS.format(number, PhoneNumberFormat.E164))
                    : Optional.empty();
        } catch (NumberParseException e) {
            return Optional.empty();
        }
    }

    /** As people in that country write it; with its country code if it is another country's. */
    public static String written(String e164, String country) {
        try {
            var number = NUMBERS.parse(e164, null);
            var home = country(e164, "").equals(country);
            return NUMBERS.format(number, home ? PhoneNumberFormat.NATIONAL : PhoneNumberFormat.INTERNATIONAL);
        } catch (NumberParseException e) {
            return e164;
        }
    }

    /** The country of a number in E.164, which decides its price; the other one where it names none, as +800 does. */
    public static String country(String e164, String otherwise) {
        try {
            var region = NUMBERS.getRegionCodeForNumber(NUMBERS.parse(e164, null));
            return region == null || region.length() != 2 ? otherwise : region;
        } catch (NumberParseException e) {
            return otherwise;
        }
    }
}
