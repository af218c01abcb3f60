package dev.callside.credits.level;

import dev.callside.practice.copy.Copy;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.ResourceBundle.Control;

/** What is told by e-mail about a level's balance. */
public enum AlertKind {
    /** It has fallen to a stage. */
    LOW_BALANCE,
    /** A message can't be paid for, and waits. */
    NO_CREDIT;

    private static final String BUNDLE = "dev.callside.credits.level.alerts";

    /** As it is stored. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static AlertKind of(String label) {
        return valueOf(label.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    /**
     * The text that a practice starts with.
     *
     * @param locale of one of the languages that there are
     */
    public Copy standard(Locale locale) {
        var texts = ResourceBundle.getBundle(
                BUNDLE,
                locale,
                AlertKind.class.getClassLoader(),
                Control.getNoFallbackControl(Control.FORMAT_PROPERTIES));
        var name = name().toLowerCase(Locale.ROOT);
        return new Copy(texts.getString(name + ".subject"), texts.getString(name + ".text"));
    }
}
