package dev.callside.plugin.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Proves that no state is lost or garbled, wherever the network cuts the stream, and that a lost stream comes back. */
@ExtendWith(InChromium.class)
class LiveStreamTest {
    private static final String STREAM =
            ": keep-alive\n\nevent: state\ndata: {\"a\":1}\n\nevent:state\r\ndata:first\r\ndata: second\r\n\r\n"
                    + "id: 7\rdata: þæö\r\revent: nothing\n\ndata: unfinished";

    private final BrowserModules browser;

    LiveStreamTest(BrowserModules browser) {
        this.browser = browser;
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 5, 7, 1000})
    void takesTheStreamApartWhereverItIsCut(int length) {
        Object events = browser.run("""
                const { eventParser } = await import('/callside/sse.js');
                const events = [];
                const parse = eventParser((event, data) => events.push(`${event}=${data}`));
                for (let at = 0; at < given.stream.length; at += given.length) parse(given.stream.slice(at, at + given.length));
                return events;
                """, Map.of("stream", STREAM, "length", length));
        assertThat(events).isEqualTo(List.of("state={\"a\":1}", "state=first\nsecond", "message=þæö"));
    }

    @Test
    void waitsLongerEachTimeButNeverLongerThanTenSeconds() {
        for (int attempt = 0; attempt < 40; attempt++) {
            Object pause = browser.call("/callside/live.js", "pause", attempt, 0.999);
            assertThat(((Number) pause).doubleValue()).isBetween(240.0, 10_000.0);
        }
    }

    /** Those who are refused ask as often together as their address may, if each asks every ten seconds. */
    @Test
    void asksWithinMinutesAndNotSecondsWhereItIsRefused() {
        Object longest = browser.run("""
                const { Live } = await import('/callside/live.js');
                const { Problem } = await import('/callside/problem.js');
                const setTimeout = window.setTimeout;
                const pauses = [];
                window.setTimeout = (act, pause) => {
                  pauses.push(pause);
                  return setTimeout(act, 0);
                };
                const longest = async (error) => {
                  pauses.length = 0;
                  let failed = 0;
                  const live = new Live({ stream: () => Promise.reject(error) }, 'live', {
                    state: () => {},
                    connection: () => {},
                    failed: () => (failed += 1) < 30 || live.stop(),
                  });
                  await live.run();
                  return Math.max(...pauses.filter((pause) => pause !== 45_000));
                };
                return [await longest(new Problem('launch-refused', { status: 401 })), await longest(new Problem('no-answer'))];
                """);
        assertThat((List<?>) longest)
                .satisfiesExactly(
                        refused -> assertThat(((Number) refused).doubleValue()).isBetween(225_000.0, 300_000.0),
                        lost -> assertThat(((Number) lost).doubleValue()).isBetween(7_500.0, 10_000.0));
    }

    @Test
    void comesBackAfterALostConnectionAndSaysSoMeanwhile() {
        Object seen = browser.run("""
                const { Live } = await import('/callside/live.js');
                const bytes = (text) => new Response(text ? new Blob([text]).stream() : new ReadableStream());
                const answers = [() => bytes('event: state\\ndata: 1\\n\\n'), () => Promise.reject(new Error('down')),
                  () => bytes('event: state\\ndata: 2\\n\\n')];
                const seen = [];
                await new Promise((done) => {
                  const live = new Live({ stream: async () => answers.shift()() }, 'live', {
                    state: (state) => seen.push(state),
                    connection: (connection) => {
                      seen.push(connection);
                      if (answers.length === 0 && connection === 'live') { live.stop(); done(); }
                    },
                    failed: (error) => seen.push(error.message),
                  });
                  live.run();
                });
                return seen;
                """);
        assertThat(seen).isEqualTo(List.of("connecting", 1, "live", "reconnecting", "down", "reconnecting", 2, "live"));
    }

    @Test
    void asksForNothingMoreAfterTheLastState() {
        Object seen = browser.run("""
                const { Live } = await import('/callside/live.js');
                const seen = [];
                const stream = async () => {
                  seen.push('asked');
                  if (seen.length > 9) throw new Error('asked again and again');
                  return new Response('event: last\\ndata: {"call":"over"}\\n\\n');
                };
                const live = new Live({ stream }, 'live', {
                  state: ({ call }) => seen.push(call),
                  connection: (connection) => {
                    seen.push(connection);
                    if (seen.length > 9) live.stop();
                  },
                  failed: () => live.stop(),
                });
                await live.run();
                return seen;
                """);
        assertThat(seen).isEqualTo(List.of("connecting", "asked", "over", "over"));
    }
}
