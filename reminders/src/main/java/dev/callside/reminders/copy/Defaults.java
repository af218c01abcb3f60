package dev.callside.reminders.copy;

import dev.callside.credits.price.Channel;
import dev.callside.practice.copy.Copy;
import java.util.ResourceBundle;
import java.util.ResourceBundle.Control;

/** The texts that a practice starts with, and gets back with “back to default”; those of alerts are with {@code credits}. */
public final class Defaults {

    private static final String BUNDLE = "dev.callside.reminders.copy.defaults";

    private Defaults() {}

    public static Copy of(CopyKey key) {
        return key.topic()
                .alert()
                .map(alert -> alert.standard(key.language().locale()))
                .orElseGet(() -> toClients(key));
    }

    private static Copy toClients(CopyKey key) {
        var texts = ResourceBundle.getBundle(
                BUNDLE,
                key.language().locale(),
                Defaults.class.getClassLoader(),
                Control.getNoFallbackControl(Control.FORMAT_PROPERTIES));
        var name = key.topic().key() + "." + key.channel().label();
        var subject = key.channel() == Channel.SMS ? "" : texts.getString(name + ".subject");
        return new Copy(subject, texts.getString(name + ".text"));
    }
}
