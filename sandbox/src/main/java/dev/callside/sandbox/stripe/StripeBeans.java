package dev.callside.sandbox.stripe;

import dev.callside.sandbox.Db;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.ServletContext;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Puts the stand-in together from the server's resources and the configuration. */
@ApplicationScoped
class StripeBeans {

    @Inject
    private Db db;

    @Inject
    private Clock clock;

    @Inject
    @ConfigProperty(name = "callside.stripe.secret-key")
    private Optional<String> secretKey;

    @Inject
    @ConfigProperty(name = "callside.stripe.publishable-key")
    private Optional<String> publishableKey;

    @Inject
    @ConfigProperty(name = "callside.stripe.client-id")
    private Optional<String> clientId;

    @Inject
    @ConfigProperty(name = "callside.stripe.webhook-secrets")
    private Optional<String> webhookSecrets;

    @Inject
    @ConfigProperty(name = "callside.sandbox.webhook-url")
    private Optional<String> webhookUrl;

    @Inject
    @ConfigProperty(name = "callside.sandbox.stripe-origin")
    private Optional<String> origin;

    private volatile StripeHandler handler;
    private volatile Runnable wake = () -> {};

    StripeSettings settings() {
        return new StripeSettings(
                secretKey.orElse("sk_test_callside_sandbox"),
                publishableKey.orElse("pk_test_callside_sandbox"),
                clientId.orElse("ca_callside_sandbox"),
                webhookSecrets.orElse("whsec_callside_sandbox").split(",", 2)[0].strip(),
                webhookUrl.orElse(""),
                origin.orElse(""),
                StripeServlet.ROOT);
    }

    StripeHandler handler(ServletContext context) {
        StripeHandler made = handler;
        if (made == null) {
            made = new StripeHandler(db, settings(), clock, name -> file(context, name));
            handler = made;
        }
        return made;
    }

    WebhookSender sender() {
        return new WebhookSender(db, settings(), clock);
    }

    /** Something may be due: tell whoever sends webhooks. */
    void wake() {
        wake.run();
    }

    void onWake(Runnable action) {
        wake = action;
    }

    private static Optional<String> file(ServletContext context, String name) {
        try (InputStream file = context.getResourceAsStream(StripeServlet.ROOT + "/" + name)) {
            return file == null
                    ? Optional.empty()
                    : Optional.of(new String(file.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
