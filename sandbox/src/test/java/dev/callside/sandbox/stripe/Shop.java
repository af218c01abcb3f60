package dev.callside.sandbox.stripe;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;

/** A page on an origin of its own that takes payments with Stripe.js, under a strict policy. */
final class Shop implements AutoCloseable {

    private static final String PAGE = """
            <!doctype html><html lang="en"><head><meta charset="utf-8"><title>Shop</title>
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <link rel="stylesheet" href="/shop.css">
            <script src="%s/js/stripe.js"></script><script src="/shop.js" defer></script></head>
            <body><main><h1>Harbour Practice</h1><div id="card"></div><button id="pay">Pay</button>
            <output id="result"></output></main></body></html>""";

    private static final String SCRIPT = """
            const q = new URLSearchParams(location.search);
            const clientSecret = q.get('secret');
            const theme = q.get('theme') ?? 'stripe';
            const stripe = Stripe('pk_test_callside_sandbox', { stripeAccount: q.get('account'), locale: q.get('locale') ?? 'en' });
            const mode = q.get('mode');
            const begin = mode ? { mode, currency: 'aud', ...(mode === 'payment' ? { amount: 8000 } : {}) } : { clientSecret };
            const elements = stripe.elements({ ...begin, appearance: { theme, variables: {
              colorPrimary: 'rgb(15, 118, 110)', borderRadius: '8px', fontFamily: 'system-ui, sans-serif' } } });
            const card = elements.create('payment');
            const say = (text) => (document.getElementById('result').value = text);
            if (theme === 'night') document.documentElement.className = 'night';
            card.on('ready', () => say('ready'));
            card.on('change', (event) => (document.title = `complete=${event.complete} empty=${event.empty}`));
            card.on('loaderror', ({ error }) => say(`loaderror ${error.code}`));
            card.mount('#card');
            const told = ({ paymentIntent, setupIntent, error }) =>
              say(error ? `${error.code} ${error.decline_code ?? ''}`.trim() : (paymentIntent ?? setupIntent).status);
            const confirm = (options) => (clientSecret.startsWith('seti_') ? stripe.confirmSetup(options) : stripe.confirmPayment(options));
            document.getElementById('pay').onclick = async () => {
              say('');
              if (mode && (await elements.submit()).error) return say('incomplete');
              told(await confirm({ elements, redirect: 'if_required', ...(mode ? { clientSecret } : {}),
                confirmParams: { return_url: location.href, payment_method_data: { billing_details: { email: 'kim@example.com' }, metadata: { cart: '7' } } } }));
            };
            window.saved = async (method) => told(await stripe.confirmPayment({ clientSecret, redirect: 'if_required',
              confirmParams: { payment_method: method } }));
            window.again = async () => told(await stripe.handleNextAction({ clientSecret }));
            window.ask = async () => told(await stripe.retrievePaymentIntent(clientSecret));
            """;

    private static final String STYLE = """
            body { margin: 0; font: 16px system-ui, sans-serif; background: #fff; color: #222 }
            main { max-width: 480px; margin: 0 auto; padding: 16px; min-height: 480px }
            button { min-height: 44px; margin-top: 16px }
            .night { color-scheme: dark } .night body { background: #1b1c22; color: #eee }
            """;

    private final HttpServer server;

    private Shop(HttpServer server) {
        this.server = server;
    }

    static Shop open(StripeSettings stripe) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        serve(server, "/", "text/html", PAGE.formatted(stripe.page("")), stripe);
        serve(server, "/shop.js", "text/javascript", SCRIPT, stripe);
        serve(server, "/shop.css", "text/css", STYLE, stripe);
        server.start();
        return new Shop(server);
    }

    private static void serve(HttpServer server, String path, String type, String text, StripeSettings stripe) {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        server.createContext(path, exchange -> {
            try (exchange) {
                exchange.getResponseHeaders().set("Content-Type", type + "; charset=utf-8");
                exchange.getResponseHeaders()
                        .set(
                                "Content-Security-Policy",
                                "default-src 'none'; style-src 'self'; script-src 'self' " + stripe.origin()
                                        + "; frame-src " + stripe.origin() + "; connect-src 'self'");
                exchange.sendResponseHeaders(200, body.length);
                exchange.getResponseBody().write(body);
            }
        });
    }

    String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
