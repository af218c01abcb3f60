package dev.callside.sandbox;

import java.net.URI;
import java.util.UUID;
import org.eclipse.microprofile.config.Config;

/**
 * Where the sandbox and its neighbours are, as the launcher configured them.
 *
 * @param host origin of the call host's pages, {@code callside.sandbox.url}
 * @param apps base of the framed apps, {@code callside.sandbox.apps-url}: another origin than the host's
 * @param practice the practice in whose name the host launches, {@code callside.sandbox.practice}
 * @param smtpPort where the mailbox receives, {@code callside.sandbox.smtp-port}
 */
public record Addresses(String host, String apps, UUID practice, int smtpPort) {

    public Addresses {
        host = origin(host);
        apps = origin(apps);
    }

    static Addresses of(Config config) {
        return new Addresses(
                config.getValue("callside.sandbox.url", String.class),
                config.getValue("callside.sandbox.apps-url", String.class),
                UUID.fromString(config.getValue("callside.sandbox.practice", String.class)),
                config.getValue("callside.sandbox.smtp-port", Integer.class));
    }

    /** An origin as browsers write it in {@code Origin}: no path, no trailing slash. */
    private static String origin(String url) {
        URI uri = URI.create(url);
        return uri.getScheme() + "://" + uri.getAuthority();
    }
}
