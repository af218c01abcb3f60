package dev.callside.sandbox.booking;

import java.util.List;

/**
 * Whom one can book: <a href="https://www.acma.gov.au/phone-numbers-use-tv-shows-films-and-creative-works">nobody has</a>
 * these numbers, and on the page <em>Phone</em> one reads what comes to them. The last is out of reach.
 */
final class Phones {

    static final List<String> NUMBERS =
            List.of("+61491570006", "+61491570156", "+61491570157", "+61491570158", "+61491570159", "+61491570313");

    private Phones() {}
}
