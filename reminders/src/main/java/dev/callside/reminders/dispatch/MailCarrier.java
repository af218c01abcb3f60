package dev.callside.reminders.dispatch;

import dev.callside.credits.price.Channel;
import dev.callside.practice.mail.Mail;
import dev.callside.practice.mail.MailSender;
import dev.callside.reminders.work.MessageCosts;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;

/** E-mail, by the server that receipts go by. */
@ApplicationScoped
class MailCarrier implements Carrier {

    private MailSender sender;
    private Clock clock;

    MailCarrier() {}

    @Inject
    MailCarrier(MailSender sender, Clock clock) {
        this.sender = sender;
        this.clock = clock;
    }

    @Override
    public Channel channel() {
        return Channel.EMAIL;
    }

    @Override
    public boolean hasTurns() {
        return false;
    }

    @Override
    public Handover send(Outgoing message) {
        var mail = new Mail(
                MessageCosts.reference(message.id()),
                message.recipient(),
                message.sender(),
                message.subject(),
                message.text(),
                message.html(),
                message.locale(),
                message.calendar());
        var answer = sender.send(message.id(), mail, clock.instant(), () -> true);
        return switch (answer.kind()) {
            case SENT -> Handover.accepted("");
            case REFUSED -> Handover.of(Handover.Kind.REFUSED, first(answer.text()));
            case LATER -> Handover.of(Handover.Kind.LATER, first(answer.text()));
            case IN_DOUBT -> Handover.of(Handover.Kind.UNKNOWN, first(answer.text()));
        };
    }

    /** The server's number, where it said one; its words may hold an address. */
    private static String first(String text) {
        return text.matches("\\d{3}\\b.*") ? text.substring(0, 3) : "";
    }
}
