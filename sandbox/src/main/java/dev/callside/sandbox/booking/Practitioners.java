package dev.callside.sandbox.booking;

import java.util.Map;

/** Who can be booked: the clinician of the demo, as its call host names her. */
final class Practitioners {

    static final Map<String, String> NAMES = Map.of("clinician-ana", "Dr Ana Ruiz");

    private Practitioners() {}
}
