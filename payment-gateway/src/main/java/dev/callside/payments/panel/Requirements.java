package dev.callside.payments.panel;

import dev.callside.practice.text.Texts;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What Stripe still asks for, in words. Its names are paths such as {@code person_1.dob.day}: they begin with whom it is
 * about and end with what it is. Parts of one thing are one line.
 *
 * @see <a href="https://docs.stripe.com/connect/required-verification-information">Stripe's names</a>
 */
final class Requirements {

    /** Whom it is about, by how the path begins. */
    private static final Map<String, Pattern> WHO = inOrder(
            "individual", "(identity\\.)?individual",
            "representative", "representative",
            "owners", "owners",
            "directors", "directors",
            "executives", "executives",
            "person", "person_\\w+|persons?|authorizer|legal_guardian",
            "company", "company|identity\\.business_details");

    /** What it is, by how the path ends; the first that fits. */
    private static final Map<String, Pattern> WHAT = inOrder(
            "support", "support_(phone|email|url|address).*|support\\..+",
            "papers",
                    "(company\\.verification|business_details\\.documents)\\..+|documents\\.(?!primary_|secondary_).+",
            "dob", "(dob|date_of_birth)(\\.\\w+)?",
            "address", "(registered_)?address(_kana|_kanji)?(\\.\\w+)?",
            "company_number",
                    "tax_id(_registrar)?|vat_id|registration_number|registration_date(\\.\\w+)?|id_numbers(\\..+)?",
            "id_number", "id_number(_secondary)?|ssn_last_4",
            "phone", "phone",
            "email", "(contact_)?email",
            "name",
                    "(first|last|maiden|given|sur)_?name(_kana|_kanji)?|(registered_|display_|business_)?name(_kana|_kanji)?",
            "aliases", "full_name_aliases",
            "nationality", "nationality|nationalities",
            "politics", "political_exposure",
            "gender", "(legal_)?gender",
            "title", "relationship\\.title",
            "share", "relationship\\.percent_ownership",
            "role", "relationship\\.\\w+",
            "liveness", "verification\\.proof_of_liveness(\\.\\w+)?",
            "additional_document", "(verification\\.additional_document|documents\\.secondary_verification)(\\..+)?",
            "document", "(verification\\.document|documents\\.primary_verification)(\\..+)?",
            "people", "(owners|directors|executives|representative)_provided",
            "ownership", "ownership_declaration(\\.\\w+)?|ownership_exemption_reason",
            "directorship", "directorship_declaration(\\.\\w+)?",
            "mcc", "mcc",
            "url", "(business_)?url",
            "product", "product_description",
            "revenue", "annual_revenue(\\.\\w+)?",
            "workers", "estimated_worker_count",
            "structure", "structure",
            "business_type", "business_type|entity_type",
            "statement", "statement_descriptor(_\\w+)?(\\.\\w+)?",
            "external_account", "external_accounts?|default_outbound_destination",
            "tos", "(tos_acceptance|terms_of_service)\\..+",
            "country", "country");

    private Requirements() {}

    /** One line for each thing, in the order in which Stripe asks. */
    static List<SettingsPanel.AskView> views(Texts texts, List<String> asks) {
        Map<String, SettingsPanel.AskView> lines = new LinkedHashMap<>();
        for (var ask : asks) {
            lines.computeIfAbsent(words(texts, ask), text -> new SettingsPanel.AskView(ask, text));
        }
        return List.copyOf(lines.values());
    }

    private static String words(Texts texts, String ask) {
        var what = what(ask);
        if (what.isEmpty()) {
            return texts.get("ask.other");
        }
        var thing = texts.get("ask.what." + what.get());
        return who(ask).map(who -> texts.get("ask.of", texts.get("ask.who." + who), thing))
                .orElse(thing);
    }

    private static Optional<String> who(String ask) {
        return WHO.entrySet().stream()
                .filter(entry -> {
                    var begun = entry.getValue().matcher(ask);
                    return begun.lookingAt() && begun.end() < ask.length() && ask.charAt(begun.end()) == '.';
                })
                .map(Map.Entry::getKey)
                .findFirst();
    }

    /** Empty for a name that is not known: Stripe adds some from time to time. */
    static Optional<String> what(String ask) {
        return WHAT.entrySet().stream()
                .filter(entry -> ends(ask, entry.getValue()))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    private static boolean ends(String ask, Pattern what) {
        var rest = ask;
        while (!what.matcher(rest).matches()) {
            var dot = rest.indexOf('.');
            if (dot < 0) {
                return false;
            }
            rest = rest.substring(dot + 1);
        }
        return true;
    }

    private static Map<String, Pattern> inOrder(String... pairs) {
        Map<String, Pattern> patterns = new LinkedHashMap<>();
        for (var i = 0; i < pairs.length; i += 2) {
            patterns.put(pairs[i], Pattern.compile(pairs[i + 1]));
        }
        return patterns;
    }
}
