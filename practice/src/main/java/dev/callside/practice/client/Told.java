package dev.callside.practice.client;

/** How much of a client a source can say. */
public enum Told {
    /** Everything: what is empty is removed, but for a consent that it says nothing of. */
    ALL,
    /** Only which client it is: nothing about them changes. */
    WHICH
}
