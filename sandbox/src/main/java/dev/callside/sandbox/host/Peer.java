package dev.callside.sandbox.host;

/** One browser page in a call; somebody with two pages open is two peers. */
interface Peer {

    String id();

    Seat seat();

    /** Hands over a message without waiting for the browser to read it. */
    void send(String message);

    /** When it last said something, by {@link System#nanoTime()}. */
    long heardAt();

    /** Hangs up on a page that can't be heard any more. */
    void close();
}
