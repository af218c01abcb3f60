package dev.callside.reminders.copy;

import static java.util.stream.Collectors.collectingAndThen;
import static java.util.stream.Collectors.toCollection;

import dev.callside.credits.sms.SmsEncoding;
import dev.callside.credits.sms.SmsSize;
import dev.callside.practice.copy.Copy;
import dev.callside.practice.copy.Rendered;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a text looks like when it is filled in, and how large an SMS it makes; for a text that {@link CopyCheck} takes.
 *
 * @param size of an SMS
 * @param dear the characters that make an SMS of this text UCS-2, each once: without them more would fit into a part
 */
public record CopyPreview(Rendered rendered, Optional<SmsSize> size, List<String> dear) {

    /** With values from {@link Samples}. */
    public static CopyPreview of(CopyKey key, Copy copy, Map<Placeholder, String> values) {
        var rendered = CopyTemplate.of(key, copy).render(values);
        return switch (key.channel().form()) {
            case SHORT -> new CopyPreview(rendered, Optional.of(SmsSize.of(rendered.text())), dear(rendered.text()));
            case LETTER -> new CopyPreview(rendered, Optional.empty(), List.of());
        };
    }

    private static List<String> dear(String text) {
        return text.codePoints()
                .mapToObj(Character::toString)
                .filter(character -> SmsSize.of(character).encoding() == SmsEncoding.UCS_2)
                .collect(collectingAndThen(toCollection(LinkedHashSet::new), List::copyOf));
    }
}
