package dev.callside.reminders.copy;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A language that a client may be written to in; each text is there once for each. */
public enum Language {
    ENGLISH("en"),
    ICELANDIC("is");

    private static final Set<Locale> KNOWN =
            Stream.of(Locale.getAvailableLocales()).collect(Collectors.toUnmodifiableSet());

    private final String code;

    Language(String code) {
        this.code = code;
    }

    /** ISO 639-1, as it is stored. */
    public String code() {
        return code;
    }

    /** The language of a tag such as {@code en}, {@code is} or {@code en-AU}; of any other tag none. */
    public static Optional<Language> of(String tag) {
        var wanted = Locale.forLanguageTag(tag).getLanguage();
        return Arrays.stream(values())
                .filter(language -> language.code.equals(wanted))
                .findFirst();
    }

    /**
     * The language as it is written in a country. English in a country whose English the JDK does not know would be
     * that of the United States, with the month before the day; it is that of Europe instead, with 24 hours.
     *
     * @param country ISO 3166-1 alpha-2, usually the practice's
     */
    public Locale in(String country) {
        var locale = new Locale.Builder().setLanguage(code).setRegion(country).build();
        return this == ENGLISH && !KNOWN.contains(locale) ? Locale.forLanguageTag("en-150") : locale;
    }

    Locale locale() {
        return Locale.forLanguageTag(code);
    }
}
