package dev.callside.credits.level;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * Who is told by e-mail when the balance falls to a stage or below it.
 *
 * @param stages in credits, the highest first, none twice
 * @param locale the recipients' language
 */
public record AlertSettings(List<Long> stages, List<String> recipients, Locale locale) {

    /** More of either is no warning but a nuisance. */
    public static final int MOST = 10;

    public static final long HIGHEST_STAGE = 1_000_000;

    public AlertSettings {
        stages = stages.stream().distinct().sorted(Comparator.reverseOrder()).toList();
        recipients = recipients.stream().distinct().toList();
    }
}
