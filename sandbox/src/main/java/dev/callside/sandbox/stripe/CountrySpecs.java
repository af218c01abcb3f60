package dev.callside.sandbox.stripe;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** <a href="https://docs.stripe.com/api/country_specs">Country specs</a>: which currencies an account may charge in. */
final class CountrySpecs {

    private static final Map<String, String> CURRENCY = Map.ofEntries(
            Map.entry("AU", "aud"),
            Map.entry("BR", "brl"),
            Map.entry("CA", "cad"),
            Map.entry("DE", "eur"),
            Map.entry("DK", "dkk"),
            Map.entry("GB", "gbp"),
            Map.entry("IE", "eur"),
            Map.entry("IN", "inr"),
            Map.entry("IS", "isk"),
            Map.entry("JP", "jpy"),
            Map.entry("NO", "nok"),
            Map.entry("NZ", "nzd"),
            Map.entry("SE", "sek"),
            Map.entry("US", "usd"));

    private CountrySpecs() {}

    static List<Route> routes() {
        return List.of(Route.get("/v1/country_specs/{country}", Shape.none(), CountrySpecs::retrieve));
    }

    static String currency(String country) {
        return CURRENCY.getOrDefault(country, "usd");
    }

    static boolean known(String country) {
        return CURRENCY.containsKey(country);
    }

    private static Reply retrieve(Call call) {
        String country = call.path().get("country").toUpperCase(Locale.ROOT);
        if (!known(country)) {
            throw new Refused(
                    StripeError.impossible("country_unsupported", "Country '" + country + "' is unknown.", "country"));
        }
        String currency = currency(country);
        ObjectNode spec =
                Json.object().put("id", country).put("object", "country_spec").put("default_currency", currency);
        spec.putObject("supported_bank_account_currencies").putArray(currency).add(country);
        spec.set("supported_payment_currencies", Json.array(Currencies.of(country)));
        spec.putArray("supported_payment_methods").add("card").add("stripe");
        spec.putArray("supported_transfer_countries").add(country);
        ObjectNode verification = spec.putObject("verification_fields");
        for (String kind : List.of("company", "individual")) {
            ObjectNode fields = verification.putObject(kind);
            fields.putArray("additional");
            fields.putArray("minimum").add("business_profile.url").add("external_account");
        }
        return Reply.ok(spec);
    }
}
