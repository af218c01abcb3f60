package dev.callside.plugin.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Proves that an ended session and a lost answer go unnoticed, and that nothing is asked for under a second id. */
@ExtendWith(InChromium.class)
class SessionTest {
    /** A server that answers from a script: {@code given} maps "METHOD path" to a list of statuses; -1 is no answer. */
    private static final String SERVER = """
            const { Session } = await import('/callside/session.js');
            const log = [];
            let tokens = 0;
            window.fetch = async (url, { method, body, headers }) => {
              const path = url.slice(1);
              log.push(`${method} ${path} ${headers.authorization ?? ''}`.trim());
              const status = given[`${method} ${path}`]?.shift() ?? 200;
              if (status === -1) throw new TypeError('Failed to fetch');
              const answer = path === 'sessions' ? { token: `t${++tokens}` } : path === 'nonces' ? { nonce: 'second' } : { sent: body };
              const type = status < 400 ? 'application/json' : 'application/problem+json';
              const problem = { type: 'https://callside.dev/problems/some-slug', title: 'T', detail: 'D', errors: [{ field: 'amount', message: 'M' }] };
              return new Response(JSON.stringify(status < 400 ? answer : problem), { status, headers: { 'content-type': type } });
            };
            const nonces = [];
            const bridge = { renew: async (nonce) => (nonces.push(nonce), 'signed') };
            const session = new Session({ registration: 'r', placement: 'call', nonce: 'first' }, bridge, '/');
            """;

    private final BrowserModules browser;

    SessionTest(BrowserModules browser) {
        this.browser = browser;
    }

    @Test
    void launchesAgainWhenItsSessionHasEndedAndRepeatsWhatItWanted() {
        Object log = browser.run(
                SERVER + "await session.send('POST', 'x', { id: 1 }); return log;",
                Map.of("POST x", List.of(401, 200)));
        assertThat(log)
                .isEqualTo(List.of(
                        "POST sessions", "POST x Bearer t1", "POST nonces", "POST sessions", "POST x Bearer t2"));
    }

    @Test
    void launchesOnceHoweverManyAsk() {
        Object nonces = browser.run(
                SERVER + "await Promise.all(['a', 'b', 'c'].map((path) => session.send('GET', path))); return nonces;",
                Map.of());
        assertThat(nonces).isEqualTo(List.of("first"));
    }

    @Test
    void takesAFreshNonceWhereThePagesOwnGrewOld() {
        Object nonces = browser.run(
                SERVER + "await session.open(); return nonces;", Map.of("POST sessions", List.of(403, 201)));
        assertThat(nonces).isEqualTo(List.of("first", "second"));
    }

    @Test
    void sendsTheSameAgainWhenTheAnswerIsLost() {
        Object answer = browser.run(
                SERVER + "return session.send('POST', 'x', { id: 7 });", Map.of("POST x", List.of(-1, 503, 200)));
        assertThat(answer).isEqualTo(Map.of("sent", "{\"id\":7}"));
    }

    @Test
    void saysThatThereWasNoAnswerAfterThreeTries() {
        Object slug = browser.run(
                SERVER + "return session.send('POST', 'x', {}).catch((problem) => [problem.slug, problem.unanswered]);",
                Map.of("POST x", List.of(-1, -1, -1)));
        assertThat(slug).isEqualTo(List.of("no-answer", true));
    }

    /** Stripe hangs, and the server with it until it gives up: the person reads that instead of waiting three times as long. */
    @Test
    void keepsNobodyWaitingForWhatTookLongAlready() {
        Object problem = browser.run(
                SERVER
                        + "const answer = window.fetch; let now = Date.now(); Date.now = () => now;"
                        + "window.fetch = (...what) => { if (what[0] === '/x') now += 25000; return answer(...what); };"
                        + "return session.send('POST', 'x', {}).catch((p) => [p.slug, p.detail, p.unanswered, log.length]);",
                Map.of("POST x", List.of(503, 200)));
        assertThat(problem).isEqualTo(List.of("some-slug", "D", true, 2));
    }

    @Test
    void handsOnTheServersProblemAndNeverRepeatsARefusal() {
        Object problem = browser.run(
                SERVER
                        + "return session.send('POST', 'x', {}).catch((p) => [p.slug, p.status, p.detail, p.fields.amount, log.length]);",
                Map.of("POST x", List.of(422)));
        assertThat(problem).isEqualTo(List.of("some-slug", 422, "D", "M", 2));
    }

    @Test
    void saysThatARefusalCameAfterALostAnswer() {
        var repeated =
                SERVER + "return session.send('PUT', 'x', {}).catch((problem) => [problem.status, problem.repeated]);";
        Object late = browser.run(repeated, Map.of("PUT x", List.of(-1, 422)));
        Object first = browser.run(repeated, Map.of("PUT x", List.of(422)));
        assertThat(late).isEqualTo(List.of(422, true));
        assertThat(first).isEqualTo(List.of(422, false));
    }

    @Test
    void leavesNoTraceInTheBrowser() {
        Object traces = browser.run(
                SERVER + "await session.open(); return [document.cookie, localStorage.length, sessionStorage.length];",
                Map.of());
        assertThat(traces).isEqualTo(List.of("", 0, 0));
    }
}
