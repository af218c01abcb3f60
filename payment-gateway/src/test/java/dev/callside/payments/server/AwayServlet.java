package dev.callside.payments.server;

import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.sql.SQLException;

/** Deployed beside the WAR's own classes: fails as a servlet does whose database is away, or has a bug. */
@WebServlet("/test/away")
public class AwayServlet extends HttpServlet {

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws ServletException {
        if (request.getParameter("bug") != null) {
            throw new IllegalStateException("a bug, on purpose");
        }
        throw new ServletException(new SQLException("connection refused", "08001"));
    }
}
