package dev.callside.payments.browser;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callside.payments.account.AccountState;
import dev.callside.payments.receipt.Receipts;
import dev.callside.payments.request.RequestState;
import dev.callside.plugin.browser.BrowserModules;
import dev.callside.plugin.browser.Bundles;
import dev.callside.plugin.browser.InChromium;
import dev.callside.practice.mail.MailState;
import dev.callside.practice.text.Texts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Proves that there are words and a look for everything that the server can say, in every language. */
@ExtendWith(InChromium.class)
class WordsTest {
    private static final Pattern SAID = Pattern.compile("say\\('([^']+)'");

    private final BrowserModules browser;

    WordsTest(BrowserModules browser) {
        this.browser = browser;
    }

    @ParameterizedTest
    @ValueSource(strings = {"call", "clinician", "patient", "link", "settings", "credits"})
    void sayTheSameInEveryLanguage(String placement) {
        String bundle = "/messages/" + placement;
        assertThat(Bundles.differences(browser, bundle + ".en.json", bundle + ".is.json"))
                .isEmpty();
    }

    /** <a href="https://docs.stripe.com/api/payment_methods/object">Stripe's brands</a>: on the pages as in mails and files. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "amex",
                "cartes_bancaires",
                "diners",
                "discover",
                "eftpos_au",
                "jcb",
                "link",
                "mastercard",
                "unionpay",
                "visa"
            })
    void nameACardTheSameEverywhere(String brand) {
        var page = browser.run("const { cardName } = await import('/call/sentences.js');"
                + " return cardName({ brand: '" + brand + "', last4: '1234' });");
        for (var locale : List.of(Locale.ENGLISH, Locale.forLanguageTag("is"))) {
            var texts = Texts.of(Receipts.BUNDLE, locale);
            assertThat(page).isEqualTo(texts.get("card." + brand) + " •••• 1234");
        }
    }

    @Test
    void knowEveryKeyThatAPageNames() throws IOException {
        Set<String> known = new TreeSet<>();
        for (String bundle : List.of(
                "/callside/messages/",
                "/callside/messages/console.",
                "/messages/call.",
                "/messages/clinician.",
                "/messages/patient.",
                "/messages/link.",
                "/messages/settings.",
                "/messages/credits.")) {
            known.addAll(Bundles.keys(browser, bundle + "en.json").keySet());
        }
        Set<String> named = new TreeSet<>();
        for (Path folder : List.of(Path.of("src/main/webapp"), Path.of("../plugin-api/src/main/resources"))) {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file :
                        files.filter(each -> each.toString().endsWith(".js")).toList()) {
                    SAID.matcher(Files.readString(file)).results().forEach(found -> named.add(found.group(1)));
                }
            }
        }
        assertThat(named).hasSizeGreaterThan(100);
        assertThat(known).containsAll(named);
    }

    @ParameterizedTest
    @EnumSource(RequestState.class)
    void knowEveryStateOnBothSides(RequestState state) {
        for (boolean unknown : new boolean[] {true, false}) {
            for (String viewer : List.of("clinician", "patient")) {
                Map<String, Object> request = Map.of("state", state.label(), "unknown", unknown);
                Map<?, ?> outlook = (Map<?, ?>) browser.call("/call/outlook.js", "outlook", request, viewer);
                assertThat(outlook.get("tone")).isNotNull();
                assertThat(call()).containsKey((String) outlook.get("key"));
            }
        }
    }

    @Test
    void sayOnBothSidesThatMoneyHasToGoBack() {
        for (String viewer : List.of("clinician", "patient")) {
            Map<String, Object> request =
                    Map.of("state", "cancelled", "unknown", false, "refund", Map.of("message", "Owed"));
            Map<?, ?> outlook = (Map<?, ?>) browser.call("/call/outlook.js", "outlook", request, viewer);
            assertThat(outlook.get("tone")).isEqualTo("red");
            assertThat(call()).containsKey((String) outlook.get("key"));
        }
        assertThat(call()).containsKey("patient.owed.title");
    }

    @Test
    void knowEveryStateOfAReceipt() {
        assertThat(call())
                .containsKeys(Stream.of(MailState.values())
                        .map(state -> "receipt." + state.label())
                        .toArray(String[]::new));
    }

    @ParameterizedTest
    @EnumSource(AccountState.class)
    void knowEveryStateOfAnAccount(AccountState state) {
        String key = "account." + state.label();
        assertThat(Bundles.keys(browser, "/messages/settings.en.json")).containsKeys(key, key + ".text");
        assertThat(browser.call("/settings/account-outlook.js", "acts", Map.of("state", state.label(), "id", "acct_1")))
                .isNotNull();
    }

    @Test
    void tellAListenerWhatChangedAndNothingElse() {
        Object news = browser.run("""
                const { news } = await import('/call/outlook.js');
                const request = (id, state, more) => ({ id, state, unknown: false, ...more });
                const before = [request('a', 'opened'), request('b', 'paying'), request('c', 'paid')];
                const after = [request('d', 'requested'), request('a', 'opened', { amount: 1 }), request('b', 'paying', { action: 'authenticate' }), request('c', 'refunded')];
                return news(before, after, 'clinician').map(({ id }) => id);
                """);
        assertThat(news).isEqualTo(List.of("d", "b", "c"));
    }

    @Test
    void letTheNewerOfAnswerAndLiveStateWin() {
        Object shown = browser.run("""
                const { withAnswers } = await import('/call/answers.js');
                const request = (id, state, second) => ({ id, state, changedAt: `2026-01-01T00:00:0${second}Z` });
                const answers = new Map([['a', request('a', 'paid', 5)], ['b', request('b', 'opened', 1)], ['c', request('c', 'requested', 9)], ['d', request('d', 'requested', 2)]]);
                const state = { now: '2026-01-01T00:00:04Z', requests: [request('a', 'paying', 3), request('b', 'paying', 2)] };
                return withAnswers(state, answers).requests.map(({ id, state }) => `${id} ${state}`);
                """);
        assertThat(shown).isEqualTo(List.of("c requested", "a paid", "b paying"));
    }

    @Test
    void tellAnAddressFromATypo() {
        for (String good : List.of("kim@example.com", "a.b+c@sub.example.org", "jón@dæmi.is")) {
            assertThat(browser.call("/call/email.js", "isEmail", good)).as(good).isEqualTo(true);
        }
        for (String bad : List.of(
                "",
                "kim",
                "kim@",
                "@example.com",
                "kim@example",
                "kim@example..com",
                "a b@example.com",
                "kim@example.com, x@y.is")) {
            assertThat(browser.call("/call/email.js", "isEmail", bad)).as(bad).isEqualTo(false);
        }
    }

    private Map<String, Object> call() {
        var words = new HashMap<String, Object>();
        for (String bundle : List.of("call", "clinician", "patient")) {
            words.putAll(Bundles.keys(browser, "/messages/" + bundle + ".en.json"));
        }
        return words;
    }
}
