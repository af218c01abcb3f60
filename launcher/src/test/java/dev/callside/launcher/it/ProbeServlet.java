package dev.callside.launcher.it;

import jakarta.annotation.Resource;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.sql.SQLException;
import javax.sql.DataSource;

/** What the tests deploy as payment-gateway: says who it is in the database, and what a setting is. */
@WebServlet("/probe")
public class ProbeServlet extends HttpServlet {

    @Resource(lookup = "jdbc/callside")
    private DataSource database;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setContentType(request.getParameter("type"));
        try (var connection = database.getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery("select current_user")) {
            rows.next();
            response.getWriter().print(rows.getString(1) + " " + System.getProperty("callside.public-url"));
            response.getWriter().print(" ".repeat(10_000));
        } catch (SQLException e) {
            response.sendError(HttpServletResponse.SC_SERVICE_UNAVAILABLE, e.getMessage());
        }
    }
}
