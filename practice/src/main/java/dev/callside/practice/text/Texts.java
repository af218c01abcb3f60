package dev.callside.practice.text;

import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;

/** The texts of one module, by key, in English and Icelandic; any other language reads English. */
public final class Texts {

    public static final List<Locale> LANGUAGES = List.of(Locale.ENGLISH, Locale.forLanguageTag("is"));

    private final ResourceBundle bundle;
    private final Locale locale;

    private Texts(ResourceBundle bundle, Locale locale) {
        this.bundle = bundle;
        this.locale = locale;
    }

    /** The bundle of that name; an English reader of another country keeps the numbers and dates of that country. */
    public static Texts of(String bundleName, Locale locale) {
        var language = LANGUAGES.stream()
                .filter(known -> known.getLanguage().equals(locale.getLanguage()))
                .findFirst();
        var control = ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);
        return new Texts(
                ResourceBundle.getBundle(
                        bundleName,
                        language.orElse(Locale.ENGLISH),
                        Thread.currentThread().getContextClassLoader(),
                        control),
                language.isPresent() ? locale : Locale.ENGLISH);
    }

    /** The text with {@code {0}}, {@code {1}} … filled in. */
    public String get(String key, Object... values) {
        return new MessageFormat(bundle.getString(key), locale).format(values);
    }

    public boolean has(String key) {
        return bundle.containsKey(key);
    }

    /** The text, or another key's where there is none of this key. */
    public String getOr(String key, String otherwise) {
        return get(has(key) ? key : otherwise);
    }

    public Locale locale() {
        return locale;
    }
}
