package dev.callside.reminders.server;

import dev.callside.practice.testing.TestPostgres;
import dev.callside.practice.testing.server.Api;

/** What every proof on the server needs. */
interface Server {

    Api api();

    People people();

    TestPostgres postgres();
}
