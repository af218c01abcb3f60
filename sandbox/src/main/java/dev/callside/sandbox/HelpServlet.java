package dev.callside.sandbox;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Leads to the product's own help, which is on the apps' origin. */
@WebServlet("/help")
public class HelpServlet extends HttpServlet {

    @Inject
    private Addresses addresses;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.sendRedirect(page(addresses.apps(), request.getParameter("language")));
    }

    static String page(String apps, String language) {
        return apps + "/pay/help/" + ("is".equals(language) ? "is" : "en") + ".html";
    }
}
