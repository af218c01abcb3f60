package dev.callside.plugin.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Proves that the app speaks to its registered host only, and believes nobody else. */
@ExtendWith(InChromium.class)
class BridgeTest {
    /** A page framed by a host; {@code say} is the host speaking, {@code posted} what the app said and to whom. */
    private static final String FRAME = """
            const { connect } = await import('/callside/bridge.js');
            const posted = [];
            let hear;
            const host = { postMessage: (message, target) => posted.push({ message, target }) };
            const page = { parent: host, addEventListener: (type, listener) => (hear = listener),
              setTimeout: (work, after) => setTimeout(work, after / 100), clearTimeout: (id) => clearTimeout(id),
              setInterval: () => 0, clearInterval: () => {} };
            const bridge = connect({ nonce: 'handle', messageOrigins: ['https://a.test', 'https://b.test'] }, page);
            const say = (data, origin = 'https://b.test', source = host) => hear({ data, origin, source });
            const answer = (payload, ...from) =>
              say({ messageId: 'h', responseToMessageId: posted[0].message.messageId, additionalResponsesExpected: 0, payload }, ...from);
            const context = { theme: 'dark', locale: 'is' };
            const code = (promise) => promise.then(() => 'answered', (error) => error.code);
            """;

    private final BrowserModules browser;

    BridgeTest(BrowserModules browser) {
        this.browser = browser;
    }

    @Test
    void greetsEveryRegisteredOriginAndThenSpeaksToTheOneThatAnswered() {
        Object targets = browser.run(
                FRAME
                        + "const greeting = bridge.handshake(); answer(context); await greeting; bridge.share().catch(() => {});"
                        + "return posted.map(({ target, message }) => `${target} ${message.messageType} ${message.messagingHandle}`);");
        assertThat(targets)
                .isEqualTo(List.of(
                        "https://a.test status.handshake handle",
                        "https://b.test status.handshake handle",
                        "https://b.test call.share handle"));
    }

    @Test
    void believesNoOtherWindowOriginOrShape() {
        Object code = browser.run(FRAME + """
                const greeting = code(bridge.handshake());
                answer(context, 'https://evil.test');
                answer(context, 'https://b.test', {});
                answer({ theme: 'purple', locale: 'is' });
                answer({ theme: 'dark', locale: 7 });
                answer(null);
                say('text');
                return greeting;
                """);
        assertThat(code).isEqualTo("timeout");
    }

    @Test
    void keepsToTheOriginThatShookHands() {
        Object heard = browser.run(FRAME + """
                const heard = [];
                bridge.on('context.changed', (payload) => heard.push(payload.locale));
                const ask = (locale, handle, ...from) =>
                  say({ messagingHandle: handle, messageId: 'x', messageType: 'context.changed', payload: { theme: 'light', locale } }, ...from);
                ask('early', 'handle');
                const greeting = bridge.handshake(); answer(context); await greeting;
                ask('other-origin', 'handle', 'https://a.test');
                ask('other-handle', 'guessed');
                ask('good', 'handle');
                return heard;
                """);
        assertThat(heard).isEqualTo(List.of("good"));
    }

    @Test
    void answersTheHostOnceAndRefusesWhatItDoesNotKnow() {
        Object answers = browser.run(FRAME + """
                const greeting = bridge.handshake(); answer(context); await greeting;
                posted.length = 0;
                for (const messageType of ['call.ended', 'call.shout', 'constructor'])
                  say({ messagingHandle: 'handle', messageId: messageType, messageType, payload: {} });
                return posted.map(({ message }) => `${message.responseToMessageId} ${message.payload.$type ?? 'done'}`);
                """);
        assertThat(answers).isEqualTo(List.of("call.ended done", "call.shout error", "constructor error"));
    }

    @Test
    void passesOnThatTheHostRefused() {
        Object code = browser.run(
                FRAME
                        + "const launch = code(bridge.renew('n')); answer({ $type: 'error', code: 'refused', message: 'no' }); return launch;");
        assertThat(code).isEqualTo("refused");
    }

    @Test
    void saysWhenThereIsNoHost() {
        Object code = browser.run(
                FRAME
                        + "const alone = { ...page }; alone.parent = alone; return code(connect({ nonce: 'n', messageOrigins: [] }, alone).handshake());",
                Map.of());
        assertThat(code).isEqualTo("not-framed");
    }
}
