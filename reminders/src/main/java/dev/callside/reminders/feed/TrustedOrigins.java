package dev.callside.reminders.feed;

import dev.callside.reminders.feed.CalendarAddress.Trusted;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** What the operator trusts; nothing, unless it is configured. */
@Dependent
class TrustedOrigins {

    private final Trusted trusted;

    @Inject
    TrustedOrigins(@ConfigProperty(name = "callside.calendars.trusted-origins") Optional<String> origins) {
        this.trusted = Trusted.of(origins.orElse(""));
    }

    Trusted trusted() {
        return trusted;
    }
}
