package dev.callside.payments.purchase;

/** Who began a purchase. */
public enum Origin {
    /** Somebody who is there: the bank can ask them. */
    PERSON,
    /** We did, because the balance fell: nobody is there. */
    TOP_UP
}
