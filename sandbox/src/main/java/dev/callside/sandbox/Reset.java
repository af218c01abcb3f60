package dev.callside.sandbox;

/** A part of the sandbox that starts afresh with the others; the switches are off by then. */
public interface Reset {

    void reset() throws InterruptedException;
}
