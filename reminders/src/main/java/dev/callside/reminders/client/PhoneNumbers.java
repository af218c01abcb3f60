package dev.callside.reminders.client;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Phone numbers, by Google's libphonenumber: written as people in a country write them, kept as E.164. */
public final class PhoneNumbers {

    private static final PhoneNumberUtil NUMBERS = PhoneNumberUtil.getInstance();
    private static final int LONGEST = 40;
    /** {@code ZZ} is none. */
    private static final Pattern COUNTRY = Pattern.compile("(?!ZZ)[A-Z]{2}");

    private PhoneNumbers() {}

    /**
     * The number as E.164, such as {@code +61491570156}; empty if there is no such number: one digit too few, or without its
     * area code, is read as nobody's.
     *
     * @param country where a number without a country code is read, ISO 3166-1 alpha-2
     */
    public static Optional<String> read(String typed, String country) {
        if (typed.length() > LONGEST) {
            return Optional.empty();
        }
        try {
            var number = NUMBERS.parse(typed, country);
            return NUMBERS.isValidNumber(number)
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

    /**
     * The country of a number in E.164, which decides its price. Of a number that nobody knows yet, the main one of its country
     * code; the other one where that is no country's, as of +800.
     */
    public static String country(String e164, String otherwise) {
        try {
            var number = NUMBERS.parse(e164, null);
            return Stream.of(
                            NUMBERS.getRegionCodeForNumber(number),
                            NUMBERS.getRegionCodeForCountryCode(number.getCountryCode()))
                    .filter(region -> region != null && COUNTRY.matcher(region).matches())
                    .findFirst()
                    .orElse(otherwise);
        } catch (NumberParseException e) {
            return otherwise;
        }
    }
}
