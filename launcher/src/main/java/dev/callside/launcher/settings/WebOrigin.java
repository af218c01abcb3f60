package dev.callside.launcher.settings;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;

/** Origins that are compared with what browsers say of a page, to the letter. */
public final class WebOrigin {

    private WebOrigin() {}

    /** As a browser writes it (<a href="https://www.rfc-editor.org/rfc/rfc6454#section-6.2">RFC 6454</a>). */
    public static boolean isExact(String text) {
        try {
            var uri = new URI(text);
            var web = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
            return web
                    && uri.getHost() != null
                    && text.equals(written(uri))
                    && text.equals(text.toLowerCase(Locale.ROOT));
        } catch (URISyntaxException e) {
            return false;
        }
    }

    private static String written(URI uri) {
        int usual = uri.getScheme().equals("https") ? 443 : 80;
        String port = uri.getPort() < 0 || uri.getPort() == usual ? "" : ":" + uri.getPort();
        return uri.getScheme() + "://" + uri.getHost() + port;
    }
}
