package dev.callside.payments.embed;

import dev.callside.practice.launch.Adapters;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;

/** Browser modules of adapters: what stands in a JAR of the folder {@code adapters/} is not among the WAR's own files. */
@WebServlet("/adapters/*")
public class AdapterServlet extends HttpServlet {

    @Inject
    private Adapters adapters;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var module = Optional.ofNullable(request.getPathInfo()).flatMap(adapters::module);
        if (module.isEmpty()) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        response.setContentType("text/javascript;charset=UTF-8");
        response.getOutputStream().write(module.get());
    }
}
