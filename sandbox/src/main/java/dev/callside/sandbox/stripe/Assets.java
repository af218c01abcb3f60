package dev.callside.sandbox.stripe;

import java.util.Optional;

/** The files of the stand-in Stripe.js and of its pages, wherever the server keeps them. */
interface Assets {

    /** The text of a file, such as {@code js/stripe.js}. */
    Optional<String> read(String name);
}
