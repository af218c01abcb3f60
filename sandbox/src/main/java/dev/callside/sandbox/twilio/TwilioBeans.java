package dev.callside.sandbox.twilio;

import dev.callside.sandbox.Addresses;
import dev.callside.sandbox.Db;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import org.eclipse.microprofile.config.ConfigProvider;

/** Puts the stand-in together from the server's resources and the configuration. */
@ApplicationScoped
class TwilioBeans {

    @Inject
    private Db db;

    @Inject
    private Clock clock;

    @Inject
    private Addresses addresses;

    private TwilioHandler handler;
    private PhoneApi phone;
    private Network network;
    private CallbackSender sender;
    private volatile Runnable wake = () -> {};

    @PostConstruct
    void start() {
        TwilioSettings settings = TwilioSettings.of(ConfigProvider.getConfig(), addresses);
        handler = new TwilioHandler(db, settings, clock);
        phone = new PhoneApi(db, settings, clock);
        network = new Network(db, settings, clock);
        sender = new CallbackSender(db, settings, clock);
    }

    TwilioHandler handler() {
        return handler;
    }

    PhoneApi phone() {
        return phone;
    }

    Network network() {
        return network;
    }

    CallbackSender sender() {
        return sender;
    }

    /** Something may be due: tell whoever sends webhooks. */
    void wake() {
        wake.run();
    }

    void onWake(Runnable action) {
        wake = action;
    }
}
