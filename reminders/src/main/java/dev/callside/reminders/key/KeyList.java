package dev.callside.reminders.key;

import dev.callside.practice.key.ApiKey;
import dev.callside.practice.time.Ids;
import dev.callside.reminders.work.ListQuestion;
import dev.callside.reminders.work.ListReader;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/** Finds keys. People make them one by one, so all of a practice are at hand; a page of them is shown. */
final class KeyList {

    private KeyList() {}

    static ListReader<KeyShow, UUID> reader(Locale locale) {
        return new ListReader<>(locale, "keys", KeyShow.class, Ids::read);
    }

    /** All that are asked for. */
    static List<ApiKey> of(List<ApiKey> all, ListQuestion<KeyShow, UUID> question) {
        return all.stream()
                .filter(question.show()::shows)
                .filter(key -> question.finds(key.name(), key.ending(), key.createdBy()))
                .toList();
    }

    static KeyView.All page(List<ApiKey> all, ListQuestion<KeyShow, UUID> question) {
        var found = of(all, question);
        var from = question.after().map(id -> behind(found, id)).orElse(0);
        var page = found.subList(from, Math.min(from + question.limit(), found.size()));
        var more = from + page.size() < found.size();
        return new KeyView.All(
                page.stream().map(KeyView::of).toList(),
                more ? page.get(page.size() - 1).id().toString() : null);
    }

    /** The end, if there is no such key. */
    private static int behind(List<ApiKey> found, UUID id) {
        for (var i = 0; i < found.size(); i++) {
            if (found.get(i).id().equals(id)) {
                return i + 1;
            }
        }
        return found.size();
    }
}
