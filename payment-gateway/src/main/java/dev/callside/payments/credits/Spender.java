package dev.callside.payments.credits;

import dev.callside.plugin.PracticeId;
import dev.callside.practice.launch.Actors;
import dev.callside.practice.launch.Session;
import dev.callside.practice.web.CurrentSession;
import java.util.Locale;
import java.util.Optional;

/**
 * Who pays for a message that another system sends: a person, or the system itself with a key, which may do so for everybody
 * in its practice and sees what is left, as a manager does.
 *
 * @param actor by name, for the history
 * @param session empty for a key
 */
record Spender(PracticeId practice, Locale locale, String actor, Optional<Session> session) {

    static Spender of(CurrentSession current) {
        return current.key()
                .map(key -> new Spender(key.practice(), current.locale(), Actors.named(key.name()), Optional.empty()))
                .orElseGet(() -> of(current.session()));
    }

    private static Spender of(Session session) {
        return new Spender(session.practice(), session.locale(), Actors.of(session), Optional.of(session));
    }
}
