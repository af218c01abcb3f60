package dev.callside.payments.server;

import dev.callside.practice.testing.TestPostgres;
import dev.callside.practice.testing.server.Api;

/** What every proof on the server needs. */
interface Server {

    Api api();

    People people();

    TestPostgres postgres();

    /** Somebody new each time: how often one session may ask is limited. */
    default String clinician() {
        return people().launched(People.Who.CLINICIAN);
    }

    /** A second, as of a demo whose clock is moved: what the server does again and again it does at once. */
    default void timePasses() {
        postgres().asOwner("select practice.move_clock(practice.clock_ahead() + 1)");
    }
}
