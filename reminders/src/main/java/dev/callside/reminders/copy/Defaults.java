package dev.callside.reminders.copy;

import static java.util.stream.Collectors.joining;

import dev.callside.credits.price.Channel;
import dev.callside.credits.price.Channel.Form;
import dev.callside.practice.copy.Copy;
import java.util.Arrays;
import java.util.ResourceBundle;
import java.util.ResourceBundle.Control;
import java.util.stream.Stream;

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
        var form = key.channel().form();
        var name = key.topic().key() + "." + written(texts, key) + ".";
        var subject = form == Form.LETTER ? texts.getString(name + "subject") : "";
        return new Copy(subject, goingBy(key.channel(), texts.getString(name + "text")));
    }

    /** Without the lines that have nothing to say there, such as how to reply where nobody reads the replies. */
    private static String goingBy(Channel channel, String text) {
        return text.lines()
                .filter(line -> Arrays.stream(Placeholder.values())
                        .filter(placeholder -> !placeholder.goesBy(channel))
                        .noneMatch(placeholder -> line.contains(placeholder.written())))
                .collect(joining("\n"));
    }

    /** A channel that has no text of its own says what another of its form does. */
    private static String written(ResourceBundle texts, CopyKey key) {
        return Stream.concat(Stream.of(key.channel()), Arrays.stream(Channel.values()))
                .filter(channel -> channel.form() == key.channel().form())
                .map(Channel::label)
                .filter(label -> texts.containsKey(key.topic().key() + "." + label + ".text"))
                .findFirst()
                .orElseThrow();
    }
}
