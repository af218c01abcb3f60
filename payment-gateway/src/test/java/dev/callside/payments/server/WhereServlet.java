package dev.callside.payments.server;

import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Deployed beside the WAR's own classes: says which file a class really comes from. */
@WebServlet("/test/where")
public class WhereServlet extends HttpServlet {

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        try {
            var type = Class.forName(request.getParameter("class"));
            response.getWriter()
                    .print(type.getProtectionDomain().getCodeSource().getLocation());
        } catch (ClassNotFoundException e) {
            response.getWriter().print(e);
        }
    }
}
