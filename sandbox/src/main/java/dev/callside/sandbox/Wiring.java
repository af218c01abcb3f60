package dev.callside.sandbox;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import javax.sql.DataSource;

/** The server's resources as plain objects, so that nothing else in the sandbox knows where they come from. */
@ApplicationScoped
class Wiring {

    @Resource(lookup = "jdbc/sandbox")
    private DataSource source;

    @Produces
    @Singleton
    Db db() {
        return new Db(source);
    }

    @Produces
    @Singleton
    Clock clock() {
        return Clock.systemUTC();
    }
}
