package dev.callside.sandbox.host;

import dev.callside.sandbox.Addresses;
import dev.callside.sandbox.Db;
import dev.callside.sandbox.Http;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** What {@code callside.jar hosts add} wants to know of this host, with its event key: fit for a sandbox only. */
@WebServlet("/host/registration.json")
public class RegistrationServlet extends HttpServlet {

    @Inject
    private Db db;

    @Inject
    private Addresses addresses;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String registration = db.query(
                        "select sandbox.registration(?, ?)::text",
                        row -> row.getString(1),
                        addresses.host(),
                        addresses.practice())
                .get(0);
        Http.send(response, 200, "application/json", registration);
    }
}
