package dev.callside.sandbox.calendar;

import dev.callside.sandbox.Http;
import dev.callside.sandbox.MovableClock;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** The calendar for everybody who knows the address, as calendars are published; 304 if it is the one that the caller has. */
@WebServlet("/calendar.ics")
public class CalendarServlet extends HttpServlet {

    private static final int NOT_MODIFIED = 304;
    private static final int OK = 200;

    @Inject
    private MovableClock clock;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String text = PublishedCalendar.at(clock.instant());
        String tag = "\"" + Integer.toHexString(text.hashCode()) + "\"";
        response.setHeader("ETag", tag);
        if (tag.equals(request.getHeader("If-None-Match"))) {
            response.setStatus(NOT_MODIFIED);
        } else {
            Http.send(response, OK, "text/calendar", text);
        }
    }
}
