package dev.callside.sandbox.booking;

import dev.callside.sandbox.host.AppCalls.Answer;
import java.io.IOException;
import java.time.ZoneId;

/** Callside's reminders, as a practice system reaches them. */
interface Product {

    /** The practice's. */
    ZoneId zone() throws IOException, InterruptedException;

    /**
     * Asks, whatever the answer is.
     *
     * @param path below the API's root
     */
    Answer call(String method, String path, String body) throws IOException, InterruptedException;
}
