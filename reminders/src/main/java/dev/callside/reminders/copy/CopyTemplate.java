package dev.callside.reminders.copy;

import dev.callside.practice.copy.Copy;
import dev.callside.practice.copy.Rendered;
import dev.callside.practice.copy.Wording;
import java.util.EnumMap;
import java.util.Map;

/** A text that has passed the {@link CopyCheck}, compiled once and filled in for each client. */
public final class CopyTemplate {

    private final CopyKey key;
    private final Wording wording;

    private CopyTemplate(CopyKey key, Wording wording) {
        this.key = key;
        this.wording = wording;
    }

    /** Throws {@link IllegalArgumentException} for what {@link CopyCheck} refuses for anything but its length. */
    public static CopyTemplate of(CopyKey key, Copy copy) {
        var refusals = CopyCheck.content(key, copy);
        if (!refusals.isEmpty()) {
            throw new IllegalArgumentException("a text that the check refuses: " + refusals);
        }
        return new CopyTemplate(key, Wording.of(copy, Placeholder::ofTag));
    }

    /**
     * The message for one client.
     *
     * @param values of those that stand in the text; one that is {@link Placeholder#always} there must be
     */
    public Rendered render(Map<Placeholder, String> values) {
        return switch (key.channel().form()) {
            case SHORT -> wording.text(values);
            case LETTER -> wording.mail(values, key.language().code());
        };
    }

    /**
     * The same, as it can be sent: an SMS of more parts than Twilio takes goes without its link, which can be as long as an SMS
     * alone. When the appointment is still arrives.
     */
    public Rendered fitting(Map<Placeholder, String> values) {
        var whole = render(values);
        if (key.channel().form().parts(whole.text()) <= CopyCheck.MOST_SEGMENTS) {
            return whole;
        }
        var without = new EnumMap<>(values);
        without.put(Placeholder.LINK, "");
        return render(without);
    }
}
