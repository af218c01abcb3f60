package dev.callside.sandbox.twilio;

import dev.callside.sandbox.Db;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/** The phone of somebody who writes to one of the account's numbers; keywords work at once, webhook or not. */
final class Handset {

    private final Db db;
    private final TwilioSettings settings;
    private final Clock clock;

    Handset(Db db, TwilioSettings settings, Clock clock) {
        this.db = db;
        this.settings = settings;
        this.clock = clock;
    }

    Message write(String person, String line, String body) {
        return db.inTransaction(tx -> {
            Instant now = clock.instant();
            Optional<Keyword> keyword = Keyword.of(body);
            Message message = new MessageStore(tx)
                    .insert(Draft.phone(Direction.INBOUND, person, line, service(line), body)
                            .begin(Fate.DELIVERED, now));
            new CallbackStore(tx)
                    .add(message, settings.repliesUrl(), Parameters.received(message, settings, keyword), now);
            keyword.ifPresent(said -> obey(tx, said, message, now));
            return message;
        });
    }

    private void obey(Db tx, Keyword keyword, Message message, Instant now) {
        String sender = settings.sender(message.line());
        OptOutStore optOuts = new OptOutStore(tx);
        Optional<String> answer = keyword.answer(optOuts.holds(sender, message.person()));
        switch (keyword) {
            case STOP -> optOuts.add(sender, message.person(), now);
            case START -> optOuts.remove(sender, message.person());
            case HELP -> {
                // changes nothing
            }
        }
        answer.map(text -> Draft.phone(Direction.KEYWORD, message.line(), message.person(), message.service(), text))
                .ifPresent(draft -> new MessageStore(tx).insert(draft.begin(Fate.DELIVERED, now)));
    }

    private String service(String line) {
        return line.equals(settings.serviceNumber()) ? settings.service() : "";
    }
}
