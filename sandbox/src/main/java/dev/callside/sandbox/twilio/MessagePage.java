package dev.callside.sandbox.twilio;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.callside.sandbox.Db;
import dev.callside.sandbox.Http;
import dev.callside.sandbox.WebAnswer;
import dev.callside.sandbox.WebRequest;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A page of the list, newest first. The next one begins behind a message, not at a number: what arrives meanwhile
 * neither repeats nor hides anything.
 *
 * @see <a href="https://www.twilio.com/docs/messaging/api/message-resource#read-multiple-message-resources">Reading
 *     several</a>
 * @see <a href="https://www.twilio.com/docs/usage/twilios-response#pagination">Pagination</a>
 */
final class MessagePage {

    private static final int USUAL = 50;
    private static final int LARGEST = 1000;
    private static final String BEHIND = "PA";
    private static final String BEFORE = "PB";

    /** A message that waits has no date yet, and counts by the one on which it was made. */
    private static final String DATE = "coalesce(sent_at, created_at)";

    private final TwilioSettings settings;
    private final Map<String, String> query;
    private final int size;
    private final int number;
    private final String token;

    private MessagePage(TwilioSettings settings, Map<String, String> query) {
        this.settings = settings;
        this.query = query;
        this.size = Math.max(1, Math.min(LARGEST, number(query.getOrDefault("PageSize", ""), USUAL)));
        this.number = number(query.getOrDefault("Page", ""), 0);
        this.token = query.getOrDefault("PageToken", "");
    }

    static WebAnswer of(Db db, TwilioSettings settings, WebRequest request) {
        MessagePage page = new MessagePage(settings, Form.parse(request.query()));
        StringBuilder conditions = new StringBuilder();
        List<Object> values = new ArrayList<>();
        Optional<TwilioError> refusal = page.conditions(conditions, values);
        if (refusal.isPresent()) {
            return refusal.get().answer();
        }
        boolean backwards = page.token.startsWith(BEFORE);
        values.add(page.size + 1);
        List<Message> found = new ArrayList<>(new MessageStore(db).list(conditions.toString(), values, backwards));
        boolean more = found.size() > page.size;
        List<Message> shown = found.subList(0, Math.min(page.size, found.size()));
        if (backwards) {
            Collections.reverse(shown);
        }
        return WebAnswer.json(200, page.json(shown, more || backwards));
    }

    private Optional<TwilioError> conditions(StringBuilder conditions, List<Object> values) {
        equal("To", "to_number", conditions, values);
        equal("From", "from_number", conditions, values);
        try {
            dates(conditions, values);
        } catch (DateTimeException e) {
            return Optional.of(TwilioError.bad(20001, "Invalid date: " + e.getMessage()));
        }
        if (token.length() > BEHIND.length()) {
            conditions
                    .append(" and seq ")
                    .append(token.startsWith(BEFORE) ? '>' : '<')
                    .append(" (select seq from sandbox.sms_messages where sid = ?)");
            values.add(token.substring(BEHIND.length()));
        }
        return Optional.empty();
    }

    private void equal(String parameter, String column, StringBuilder conditions, List<Object> values) {
        if (!query.getOrDefault(parameter, "").isEmpty()) {
            conditions.append(" and ").append(column).append(" = ?");
            values.add(query.get(parameter));
        }
    }

    /** {@code DateSent=2026-03-02} is that day in UTC; {@code DateSent>=…} and {@code DateSent<=…} are its ends. */
    private void dates(StringBuilder conditions, List<Object> values) {
        if (query.containsKey("DateSent")) {
            Instant from = moment(query.get("DateSent"), 0);
            conditions.append(" and " + DATE + " >= ? and " + DATE + " < ?");
            values.add(from);
            values.add(query.get("DateSent").contains("T") ? from.plusSeconds(1) : moment(query.get("DateSent"), 1));
        }
        if (query.containsKey("DateSent>")) {
            conditions.append(" and " + DATE + " >= ?");
            values.add(moment(query.get("DateSent>"), 0));
        }
        if (query.containsKey("DateSent<")) {
            boolean day = !query.get("DateSent<").contains("T");
            conditions.append(" and " + DATE + (day ? " < ?" : " <= ?"));
            values.add(moment(query.get("DateSent<"), day ? 1 : 0));
        }
    }

    private static Instant moment(String text, int daysOn) {
        return text.contains("T")
                ? LocalDateTime.parse(text.replaceFirst("Z$", "")).toInstant(ZoneOffset.UTC)
                : LocalDate.parse(text).plusDays(daysOn).atStartOfDay().toInstant(ZoneOffset.UTC);
    }

    private ObjectNode json(List<Message> shown, boolean more) {
        ObjectNode json = Http.object();
        ArrayNode messages = json.putArray("messages");
        shown.forEach(message -> messages.add(MessageJson.of(message, settings)));
        boolean next = more && !shown.isEmpty();
        boolean previous = number > 0 && !shown.isEmpty();
        return json.put("uri", uri(number, token))
                .put("first_page_uri", uri(0, ""))
                .put(
                        "next_page_uri",
                        next
                                ? uri(
                                        number + 1,
                                        BEHIND + shown.get(shown.size() - 1).sid())
                                : null)
                .put(
                        "previous_page_uri",
                        previous ? uri(number - 1, BEFORE + shown.get(0).sid()) : null)
                .put("page", number)
                .put("page_size", size)
                .put("start", number * size)
                .put("end", number * size + Math.max(0, shown.size() - 1));
    }

    private String uri(int page, String at) {
        Map<String, String> wanted = new LinkedHashMap<>(query);
        wanted.put("PageSize", Integer.toString(size));
        wanted.put("Page", Integer.toString(page));
        wanted.remove("PageToken");
        if (!at.isEmpty()) {
            wanted.put("PageToken", at);
        }
        return settings.path("/Messages.json?" + Form.encode(wanted));
    }

    private static int number(String text, int usual) {
        return text.matches("\\d{1,6}") ? Integer.parseInt(text) : usual;
    }
}
