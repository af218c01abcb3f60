package dev.callside.sandbox.host;

import com.nimbusds.jose.jwk.JWKSet;
import dev.callside.sandbox.Http;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** The public half of the host's signing key (RFC 7517), which its registration points to. */
@WebServlet("/host/jwks.json")
public class KeysServlet extends HttpServlet {

    @Inject
    private HostKeys keys;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String set = new JWKSet(keys.signing()).toPublicJWKSet().toString();
        Http.send(response, 200, JWKSet.MIME_TYPE, set);
    }
}
