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
}
