package dev.callside.reminders.browser;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callside.plugin.browser.BrowserModules;
import dev.callside.plugin.browser.InChromium;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Proves that of settings that two change at once nothing is lost that one of them did, and nothing is doubled. */
@ExtendWith(InChromium.class)
class MergeTest {

    /** Of reminders, each as the id that it has in the form, how long before, and by what. */
    private static final String RULES = """
            const [{ merged }, { formOf, offsetOf, split }] = await Promise.all(['merge', 'rules'].map((name) => import(`/reminders/console/${name}.js`)));
            const form = formOf({ rules: [], window: { from: '08:00', to: '20:00' }, days: [], withoutCredit: 'hold' });
            const [base, mine, theirs] = given.map((list) => ({ ...form, counted: { ...form.counted, before: list.split(' ').filter(Boolean).map((each) => {
              const [id, offset, by] = each.split(':');
              return { id, ...split(offset), channels: by.split('+') };
            }) } }));
            return merged(base, mine, theirs).counted.before.map((rule) => `${offsetOf(rule)}:${rule.channels.join('+')}`).join(' ');\
            """;

    private static final String QUIET = """
            const [{ merged }, { formOf }] = await Promise.all(['merge', 'rules'].map((name) => import(`/reminders/console/${name}.js`)));
            const window = { from: '08:00', to: '20:00' };
            const form = (quiet) => formOf({ rules: [], window, quiet, days: [], withoutCredit: 'hold' });
            const { quietOn, quiet } = merged(form(window), form({ from: '08:00', to: '19:00' }), form());
            return JSON.stringify({ quietOn, quiet });\
            """;

    private final BrowserModules browser;

    MergeTest(BrowserModules browser) {
        this.browser = browser;
    }

    @ParameterizedTest
    @CsvSource({
        // moved by one
        "a:P1D:sms, a:P2D:sms, x:P1D:sms, P2D:sms",
        "a:P1D:sms, a:P1D:sms, x:P5D:sms, P5D:sms",
        // by both
        "a:P1D:sms, a:P2D:sms, x:P5D:sms, P2D:sms",
        // moved by one, by other channels for the other
        "a:P1D:sms, a:P2D:sms, x:P1D:sms+email, P2D:sms+email",
        "a:P1D:sms, a:P1D:sms+email, x:P5D:sms, P5D:sms+email",
        // added by one, by each, by both at once
        "a:P1D:sms, a:P1D:sms, x:P1D:sms y:P2D:sms, P1D:sms P2D:sms",
        "a:P1D:sms, a:P1D:sms b:PT2H:sms, x:P1D:sms y:P2D:sms, P1D:sms PT2H:sms P2D:sms",
        "a:P1D:sms, a:P1D:sms b:P2D:email, x:P1D:sms y:P2D:sms, P1D:sms P2D:email",
        // removed by one
        "a:P1D:sms b:P2D:sms, b:P2D:sms, x:P1D:sms y:P2D:sms, P2D:sms",
        "a:P1D:sms b:P2D:sms, a:P1D:sms b:P2D:sms, y:P2D:sms, P2D:sms",
        // removed by one and changed by the other
        "a:P1D:sms b:P2D:sms, b:P2D:sms, x:P1D:email y:P2D:sms, P2D:sms",
        "a:P1D:sms b:P2D:sms, b:P2D:sms, x:P5D:sms y:P2D:sms, P2D:sms P5D:sms",
        "a:P1D:sms b:P2D:sms, a:P1D:email b:P2D:sms, y:P2D:sms, P1D:email P2D:sms",
        "a:P1D:sms b:P2D:sms, a:P1D:sms b:P2D:sms, '', ''"
    })
    void keepsWhatEachDid(String base, String mine, String theirs, String both) {
        assertThat(browser.run(RULES, List.of(base, mine, theirs))).isEqualTo(both);
    }

    /** They are not hidden behind a switch that the other has turned off. */
    @Test
    void leavesQuietHoursOnForWhoeverSetThem() {
        assertThat(browser.run(QUIET)).isEqualTo("{\"quietOn\":true,\"quiet\":{\"from\":\"08:00\",\"to\":\"19:00\"}}");
    }
}
