package dev.callside.credits.price;

/** A configuration of prices that can't be used; the message says where and why, for the operator. */
public final class PriceTextException extends RuntimeException {

    PriceTextException(String message) {
        super(message);
    }
}
