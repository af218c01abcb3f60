package dev.callside.reminders.key;

import dev.callside.practice.key.ApiKey;
import dev.callside.practice.time.Ids;
import dev.callside.reminders.work.ListPage;
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
        var page = ListPage.of(of(all, question), question, ApiKey::id);
        return new KeyView.All(
                page.lines().stream().map(KeyView::of).toList(),
                page.next().map(UUID::toString).orElse(null));
    }
}
