package dev.callside.sandbox.booking;

import dev.callside.sandbox.Db;
import dev.callside.sandbox.StandInServlet;
import dev.callside.sandbox.WebAnswer;
import dev.callside.sandbox.WebRequest;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import java.time.Clock;

/** Carries {@link BookingsApi} on the server; the page itself is at {@code /bookings}. */
@WebServlet("/bookings/*")
public class BookingsServlet extends StandInServlet {

    private final transient BookingsApi api;

    @Inject
    public BookingsServlet(Db db, KeyedProduct product, Clock clock) {
        api = new BookingsApi(db, product, clock);
    }

    @Override
    protected WebAnswer answer(WebRequest request) {
        return api.answer(request);
    }
}
