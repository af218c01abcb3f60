package dev.callside.payments.browser;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callside.plugin.browser.BrowserModules;
import dev.callside.plugin.browser.InChromium;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Proves that the page computes what the server charges, over the cases that the server's own rules are tested with. */
@ExtendWith(InChromium.class)
class QuoteTest {

    private static final Path CASES = Path.of("../credits/src/test/resources/quotes.csv");

    private static final String QUOTE = """
            const { quote, stepOf } = await import('/credits/quote.js');
            const { exponent } = await import('/callside/currency.js');
            const minor = (text) => Number(BigInt(text.replace('.', '').padEnd(text.replace('.', '').length + exponent(given.code) - (text.split('.')[1] ?? '').length, '0')));
            const tiers = given.tiers.map(({ from, to, price }) => ({ from: minor(from), to: minor(to), price }));
            if (given.amount <= Math.max(...tiers.map(({ to }) => to)) && given.amount % stepOf(given.code)) return 'wrong_step';
            const got = quote(tiers, given.code, given.amount);
            return got ? `${got.credits};${got.charged};` : 'outside';
            """;

    private final BrowserModules browser;

    QuoteTest(BrowserModules browser) {
        this.browser = browser;
    }

    static Stream<String> cases() throws IOException {
        return Files.readAllLines(CASES).stream().skip(1).filter(line -> !line.split(";", -1)[2].isEmpty());
    }

    @ParameterizedTest
    @MethodSource("cases")
    void computesWhatTheServerCharges(String line) {
        String[] cells = line.split(";", -1);
        String expected = switch (cells[5]) {
            case "" -> cells[3] + ";" + cells[4] + ";";
            case "wrong_step" -> "wrong_step";
            default -> "outside";
        };
        List<Map<String, String>> tiers =
                Stream.of(cells[1].split(", *", -1)).map(QuoteTest::tier).toList();
        Object got = browser.run(
                QUOTE, Map.of("code", cells[0], "tiers", tiers, "amount", new BigDecimal(cells[2]).doubleValue()));
        assertThat(got).isEqualTo(expected);
    }

    private static Map<String, String> tier(String text) {
        String[] parts = text.split("[-=]", -1);
        return Map.of("from", parts[0], "to", parts[1], "price", parts[2]);
    }
}
