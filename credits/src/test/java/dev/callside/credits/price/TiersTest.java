package dev.callside.credits.price;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Proves what an amount of money buys, and that prices that leave something out are refused with the reason. */
class TiersTest {

    static List<String> quotes() throws IOException {
        try (var lines = new BufferedReader(
                new InputStreamReader(TiersTest.class.getResourceAsStream("/quotes.csv"), StandardCharsets.UTF_8))) {
            return lines.lines().skip(1).toList();
        }
    }

    /** The browser's half is tested with the same file. */
    @ParameterizedTest
    @MethodSource("quotes")
    void quotes(String line) {
        var cells = line.split(";", -1);
        var tiers = TiersReader.read(cells[0], cells[1]);
        var amount = cells[2].isEmpty() ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(cells[2]));

        if (tiers.quote(amount) instanceof Quote quote) {
            assertThat(quote.credits() + ";" + quote.charged() + ";").isEqualTo(cells[3] + ";" + cells[4] + ";");
            assertThat(quote.amount()).isEqualTo(amount.getAsLong()).isGreaterThanOrEqualTo(quote.charged());
        } else if (tiers.quote(amount) instanceof QuoteAnswer.Refused refused) {
            assertThat(refused.reason().code()).isEqualTo(cells[5]);
        }
    }

    @Test
    void saysWhatTheBandsAre() {
        var tiers = TiersReader.read("AUD", "10.00-99.99=0.12, 100-499.99=0.10");

        assertThat(tiers.tiers())
                .containsExactly(
                        new Tier(1000, 9999, new BigDecimal("0.12")), new Tier(10000, 49999, new BigDecimal("0.10")));
        assertThat(tiers.from()).isEqualTo(1000);
        assertThat(tiers.to()).isEqualTo(49999);
    }

    @Test
    void saysWhatCanBeSpentWhenAnAmountCannot() {
        assertThat(TiersReader.read("ISK", "1000-9999=15").quote(OptionalLong.of(5)))
                .isInstanceOfSatisfying(QuoteAnswer.Refused.class, refused -> {
                    assertThat(refused.from()).isEqualTo(100_000);
                    assertThat(refused.to()).isEqualTo(999_900);
                    assertThat(refused.step()).isEqualTo(100);
                });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "AUD; 10.00-99.99=0.12, 150.00-499.99=0.10; leave a gap: no price from AUD 100.00 to AUD 149.99",
                "ISK; 1000-9999=15, 10002-50000=12; leave a gap: no price from ISK 10000.00 to ISK 10001.00",
                "AUD; 10.00-99.99=0.12, 90.00-499.99=0.10; overlap: two prices from AUD 90.00 to AUD 99.99",
                "AUD; 10.00-99.99=0.12, 100.00-499.99=0.13; raise the price of a credit from 0.12 to 0.13 at AUD 100.00",
                "AUD; 10.005-99.99=0.12; the amount 10.005, which is finer than AUD is",
                "ISK; 1000.50-9999=15; the amount 1000.50, which is finer than ISK is",
                "KWD; 10.005-99=0.12; the amount 10.005, which is finer than KWD is",
                "AUD; 99.99-10.00=0.12; whose lowest amount is above its highest",
                "AUD; 10.00-99.99=0; in which a credit costs nothing",
                "AUD; 10.00-10000000000.00=0.12; Stripe charges at most AUD 9999999999.99",
                "AUD; 0.55-99.99=0.30; begin a band at AUD 0.55, for which only AUD 0.30 would be charged",
                "AUD; 0-99.99=0.30; Stripe charges at least AUD 0.50",
                "AUD; 10.00-99.99; is not of the form 10.00-99.99=0.12",
                "AUD; ''; is not of the form",
                "AUD; 10.00-99.99=0.12,; have '', which is not of the form",
                "AUD; 10,00-99,99=0,12; is not of the form",
                "AUD; ten-twenty=1; have 'ten-twenty=1'",
                "ABC; 10.00-99.99=0.12; no currency",
            })
    void refuses(String currency, String text, String why) {
        assertThatThrownBy(() -> TiersReader.read(currency, text))
                .isInstanceOf(PriceTextException.class)
                .hasMessageContaining(why);
    }
}
