package dev.callside.reminders.copy;

import dev.callside.credits.price.Channel;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.ResourceBundle.Control;

/** The texts that a practice starts with, and gets back with “back to default”. */
public final class Defaults {

    private static final String BUNDLE = "dev.callside.reminders.copy.defaults";

    private Defaults() {}

    public static Copy of(CopyKey key) {
        var texts = ResourceBundle.getBundle(
                BUNDLE,
                key.language().locale(),
                Defaults.class.getClassLoader(),
                Control.getNoFallbackControl(Control.FORMAT_PROPERTIES));
        var name =
                key.kind().name().toLowerCase(Locale.ROOT) + "." + key.channel().label();
        var subject = key.channel() == Channel.SMS ? "" : texts.getString(name + ".subject");
        return new Copy(subject, texts.getString(name + ".text"));
    }
}
