package dev.callside.sandbox.stripe;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Form encoding as Stripe reads it: {@code a[b]=1} is an object, {@code a[]=1} and {@code a[0]=1} are lists. Lists come
 * out as objects with the numbers as names; {@link Shape} knows which is which.
 *
 * @see <a href="https://docs.stripe.com/api">bodies are form-encoded</a>
 */
final class FormBody {

    private static final Pattern KEY = Pattern.compile("([^\\[\\]]+)((?:\\[[^\\[\\]]*])*)");
    private static final Pattern PART = Pattern.compile("\\[([^\\[\\]]*)]");

    private FormBody() {}

    static ObjectNode parse(String encoded) {
        ObjectNode root = Json.object();
        for (String pair : encoded.split("&", -1)) {
            if (!pair.isEmpty()) {
                int equals = pair.indexOf('=');
                String name = decode(equals < 0 ? pair : pair.substring(0, equals));
                put(root, name, equals < 0 ? "" : decode(pair.substring(equals + 1)));
            }
        }
        return root;
    }

    private static String decode(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new Refused(StripeError.invalid("", "Invalid encoding in the parameters: " + e.getMessage(), ""));
        }
    }

    private static void put(ObjectNode root, String name, String value) {
        List<String> path = path(name);
        ObjectNode node = root;
        for (String part : path.subList(0, path.size() - 1)) {
            JsonNode child = node.get(named(node, part));
            node = child instanceof ObjectNode object ? object : node.putObject(named(node, part));
        }
        node.put(named(node, path.get(path.size() - 1)), value);
    }

    /** An empty pair of brackets appends. */
    private static String named(ObjectNode node, String part) {
        return part.isEmpty() ? String.valueOf(node.size()) : part;
    }

    private static List<String> path(String name) {
        Matcher key = KEY.matcher(name);
        if (!key.matches()) {
            throw new Refused(StripeError.invalid("parameter_unknown", "Invalid parameter name: " + name, name));
        }
        List<String> path = new ArrayList<>(List.of(key.group(1)));
        PART.matcher(key.group(2)).results().forEach(part -> path.add(part.group(1)));
        return path;
    }
}
