package dev.callside.credits.price;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Proves what a message costs where, and that a broken table is refused with its line and the reason. */
class RatesTest {

    private static final List<String> TABLE =
            List.of("country,channel,credits", "AU,sms,3", "", " IS , sms , 2 ", "*,sms,4", "NZ,email,1", "*,email,0");

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({
        "IS, IS, SMS, 3, 3",
        "AU, AU, SMS, 1, 1",
        "IS, AU, SMS, 2, 6",
        "AU, IS, SMS, 2, 4",
        "AU, VA, SMS, 3, 12",
        "AU, AU, EMAIL, 1, 0",
        "AU, NZ, EMAIL, 1, 1",
    })
    void pricesByCountryChannelAndParts(String home, String country, Channel channel, int parts, long credits) {
        assertThat(RatesReader.read(TABLE).credits(home, country, channel, parts))
                .isEqualTo(credits);
    }

    @Test
    void showsTheTableFromThePracticesOwnCountry() {
        assertThat(RatesReader.read(TABLE).table("AU"))
                .containsExactly(
                        new Rate("AU", Channel.SMS, 1),
                        new Rate("AU", Channel.EMAIL, 0),
                        new Rate("IS", Channel.SMS, 2),
                        new Rate("*", Channel.SMS, 4),
                        new Rate("NZ", Channel.EMAIL, 1),
                        new Rate("*", Channel.EMAIL, 0));
    }

    @Test
    void comesWithATable() {
        var rates = RatesReader.file("");

        assertThat(rates.credits("FO", "FO", Channel.SMS, 1)).isEqualTo(1);
        assertThat(rates.credits("AU", "FO", Channel.SMS, 1)).isGreaterThan(1);
        assertThat(rates.credits("AU", "FO", Channel.EMAIL, 1)).isZero();
    }

    @Test
    void readsTheOperatorsOwn() throws IOException {
        var file = Files.write(folder.resolve("rates.csv"), TABLE);

        assertThat(RatesReader.file(file.toString()).credits("IS", "AU", Channel.SMS, 1))
                .isEqualTo(3);
        var missing = folder.resolve("none.csv").toString();
        assertThatThrownBy(() -> RatesReader.file(missing)).hasMessageContaining("not a readable text file");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "land,channel,credits; line 1: must be country,channel,credits",
                "country,channel,credits|AU,sms; line 2: 'AU,sms' must have three cells",
                "country,channel,credits|Australia,sms,1; line 2: 'Australia' is no country code such as AU",
                "country,channel,credits|au,sms,1; line 2: 'au' is no country code",
                "country,channel,credits|*,sms,1|AU,fax,1; line 3: 'fax' is no channel: sms or email",
                "country,channel,credits|AU,sms,one; line 2: 'one' must be a whole number from 1 to 1000",
                "country,channel,credits|AU,sms,0; line 2: '0' must be a whole number from 1 to 1000",
                "country,channel,credits|AU,email,-1; line 2: '-1' must be a whole number from 0 to 1000",
                "country,channel,credits|AU,sms,1.5; line 2: '1.5' must be a whole number",
                "country,channel,credits|AU,sms,1001; line 2: '1001' must be a whole number",
                "country,channel,credits|AU,sms,1||AU,sms,2; line 4: a second rate for AU and sms",
                "country,channel,credits|*,email,0; no line for every other country: *,sms",
                "country,channel,credits|*,sms,1; no line for every other country: *,email",
            })
    void refuses(String table, String why) {
        assertThatThrownBy(() -> RatesReader.read(List.of(table.split("\\|", -1))))
                .isInstanceOf(PriceTextException.class)
                .hasMessageContaining(why);
    }
}
