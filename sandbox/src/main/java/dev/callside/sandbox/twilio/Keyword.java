package dev.callside.sandbox.twilio;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A message of one word to which Twilio itself answers. A word more, and it is a message like any other.
 *
 * @see <a href="https://help.twilio.com/articles/223134027">Default keywords and answers</a>
 * @see <a href="https://www.twilio.com/docs/messaging/tutorials/advanced-opt-out">Advanced Opt-Out</a>
 */
enum Keyword {
    STOP(
            "STOP|STOPALL|UNSUBSCRIBE|CANCEL|END|QUIT|REVOKE|OPTOUT",
            "You have successfully been unsubscribed. You will not receive any more messages from this number. Reply"
                    + " START to resubscribe."),
    START(
            "START|YES|UNSTOP",
            "You have successfully been re-subscribed to messages from this number. Reply HELP for help. Reply STOP to"
                    + " unsubscribe. Msg&Data Rates May Apply."),
    HELP("HELP|INFO", "Reply STOP to unsubscribe. Msg&Data Rates May Apply.");

    private final String words;
    private final String answer;

    Keyword(String words, String answer) {
        this.words = words;
        this.answer = answer;
    }

    static Optional<Keyword> of(String body) {
        String word = body.strip().toUpperCase(Locale.ROOT);
        return Stream.of(values())
                .filter(keyword -> word.matches(keyword.words))
                .findFirst();
    }

    /** What Twilio answers, if it does: a second STOP, and a YES of somebody who never said STOP, go unanswered. */
    Optional<String> answer(boolean optedOut) {
        boolean spoken = this == START ? optedOut : !optedOut;
        return spoken ? Optional.of(answer) : Optional.empty();
    }
}
