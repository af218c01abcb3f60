package dev.callside.reminders.dispatch;

import jakarta.json.Json;
import jakarta.json.JsonBuilderFactory;
import jakarta.json.JsonObjectBuilder;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;

/** Marks as {@link DispatchStore} hands them to PostgreSQL, any number in one parameter. */
final class MarkJson {

    /** {@link Json} looks for its provider anew each time, in every library of the application. */
    private static final JsonBuilderFactory JSON = Json.createBuilderFactory(Map.of());

    private MarkJson() {}

    static String of(Collection<Mark> marks) {
        var all = JSON.createArrayBuilder();
        marks.stream().map(MarkJson::of).forEach(all::add);
        return all.build().toString();
    }

    private static JsonObjectBuilder of(Mark mark) {
        var json = JSON.createObjectBuilder()
                .add("practice", mark.practice().toString())
                .add("id", mark.id().toString())
                .add("epoch", mark.epoch())
                .add("state", mark.state().name().toLowerCase(Locale.ROOT))
                .add("reason", mark.reason())
                .add("provider", mark.provider())
                .add("code", mark.code())
                .add("begun", mark.begun());
        mark.next().ifPresent(next -> json.add("next", next.toString()));
        mark.payment().ifPresent(payment -> json.add("payment", payment.toString()));
        mark.written()
                .ifPresent(written -> json.add("recipient", written.recipient())
                        .add("language", written.language())
                        .add("subject", written.subject())
                        .add("body", written.body())
                        .add("parts", written.parts())
                        .add("credits", written.credits()));
        return json;
    }
}
