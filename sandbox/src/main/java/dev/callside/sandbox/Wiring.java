package dev.callside.sandbox;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.ConfigProvider;

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
    Addresses addresses() {
        return Addresses.of(ConfigProvider.getConfig());
    }

    /** For everybody who asks for a {@link Clock}. */
    @Produces
    @Singleton
    MovableClock clock(Db db) {
        return new MovableClock(db, Clock.systemUTC());
    }
}
