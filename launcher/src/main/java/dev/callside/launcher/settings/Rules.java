package dev.callside.launcher.settings;

import dev.callside.credits.price.PriceTextException;
import dev.callside.credits.price.RatesReader;
import dev.callside.credits.price.TiersReader;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What has to hold before anything starts; each broken rule is a sentence that begins with the key. */
final class Rules {

    private final Map<Setting, String> values;
    private final List<String> broken = new ArrayList<>();

    private Rules(Map<Setting, String> values) {
        this.values = values;
    }

    static List<String> broken(Mode mode, Map<Setting, String> values, boolean migrates) {
        var rules = new Rules(values);
        rules.looks();
        rules.prices();
        rules.database(mode, migrates);
        if (mode.sandboxed()) {
            rules.sandbox(mode);
        }
        if (mode == Mode.SERVE) {
            rules.serve();
        }
        return rules.broken;
    }

    private void looks() {
        values.forEach((setting, value) -> {
            if (!value.isEmpty() && !setting.check().holds().test(value)) {
                String shown = setting.secret() ? "" : ", not '" + value + "'";
                say(setting, "must be " + setting.check().words() + shown);
            }
        });
    }

    /** By the same code that the server reads them with. */
    private void prices() {
        try {
            TiersReader.read(values.get(Setting.CREDITS_CURRENCY), values.get(Setting.CREDITS_TIERS));
        } catch (PriceTextException e) {
            say(Setting.CREDITS_TIERS, e.getMessage());
        }
        try {
            RatesReader.file(values.get(Setting.CREDITS_RATES_FILE));
        } catch (PriceTextException e) {
            say(Setting.CREDITS_RATES_FILE, e.getMessage());
        }
    }

    private void database(Mode mode, boolean migrates) {
        if (empty(Setting.DATABASE_URL)) {
            onlyWith(Setting.DATABASE_OWNER_USER);
            onlyWith(Setting.DATABASE_OWNER_PASSWORD);
            return;
        }
        if (migrates) {
            needed(Setting.DATABASE_OWNER_USER, "to migrate callside.database.url");
            needed(Setting.DATABASE_OWNER_PASSWORD, "to migrate callside.database.url");
        }
        if (mode == Mode.DEMO || mode == Mode.SERVE) {
            needed(Setting.DATABASE_PASSWORD, "with callside.database.url");
        }
    }

    private void onlyWith(Setting setting) {
        if (!empty(setting)) {
            say(setting, "is set, but callside.database.url is not: the embedded database has an owner of its own");
        }
    }

    private void sandbox(Mode mode) {
        live(Setting.STRIPE_SECRET_KEY);
        live(Setting.STRIPE_PUBLISHABLE_KEY);
        if (mode == Mode.DEMO) {
            demo();
        }
    }

    private void live(Setting key) {
        if (values.get(key).contains("_live_")) {
            say(key, "is a live key, and the sandbox never takes one");
        }
    }

    private void demo() {
        if (!loopback(values.get(Setting.LISTEN))) {
            say(Setting.LISTEN, "must be an address of this machine alone: the demo is open to whoever reaches it");
        } else if (values.get(Setting.LISTEN).contains(":")) {
            say(Setting.LISTEN, "must be of IPv4 in the demo, whose parts find each other at 127.0.0.1");
        }
        // A key of Stripe's says that it is a test's; Twilio's credentials don't.
        if (!loopback(host(values.get(Setting.TWILIO_API_BASE)))) {
            say(Setting.TWILIO_API_BASE, "must be the sandbox's, on this machine: a demo sends nobody an SMS");
        }
    }

    private void serve() {
        for (Setting setting : Setting.values()) {
            if (setting.fallback().required() && empty(setting)) {
                say(setting, "is not set: " + setting.description());
            }
        }
        if ("oauth".equals(values.get(Setting.STRIPE_LINKING))) {
            needed(Setting.STRIPE_CLIENT_ID, "while callside.stripe.linking is oauth");
        }
        if (!empty(Setting.TWILIO_ACCOUNT_SID)) {
            needed(Setting.TWILIO_AUTH_TOKEN, "with callside.twilio.account-sid");
            needed(Setting.TWILIO_SENDER, "with callside.twilio.account-sid");
        }
        if (!empty(Setting.MAIL_USER)) {
            needed(Setting.MAIL_PASSWORD, "with callside.mail.user");
        }
    }

    /** What is no address was said to be none already. */
    private static String host(String address) {
        return Setting.TWILIO_API_BASE.check().holds().test(address)
                ? URI.create(address).getHost()
                : "localhost";
    }

    private static boolean loopback(String host) {
        try {
            return host.endsWith(".localhost") || InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }

    private void needed(Setting setting, String when) {
        if (empty(setting)) {
            say(setting, "is needed " + when);
        }
    }

    private boolean empty(Setting setting) {
        return values.get(setting).isEmpty();
    }

    private void say(Setting setting, String what) {
        broken.add(setting.key() + " " + what);
    }
}
