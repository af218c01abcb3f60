package dev.callside.practice.client;

/** How much of a client a source can say. What it can't say stays as it is known, whoever changes that meanwhile. */
public enum Told {
    /** Everything: what is empty is removed. */
    ALL,
    /** Everything but whether they agreed to be written to; of one who is new that is taken from what was told. */
    ALL_BUT_CONSENT,
    /** Only which client it is: nothing about them changes. */
    WHICH
}
