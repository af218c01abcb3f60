package dev.callside.reminders.dispatch;

import static dev.callside.reminders.dispatch.ReminderScene.TUESDAY;
import static dev.callside.reminders.dispatch.ReminderScene.WEDNESDAY;
import static dev.callside.reminders.dispatch.ReminderScene.visit;

import dev.callside.credits.price.Channel;
import dev.callside.practice.client.Client;
import dev.callside.reminders.settings.Offset;
import dev.callside.reminders.settings.Preferences;
import dev.callside.reminders.settings.Rule;
import dev.callside.reminders.settings.WithoutCredit;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;

/** Sends by a channel that is not there: {@link AnotherChannelTest} adds it, and runs this where it is. Says what became of it. */
final class AnotherChannel {

    private static final Channel CHAT = Channel.of("chat").orElseThrow();

    /** All that such a channel needs, beside its value. */
    private static final class ChatCarrier implements Carrier {

        private final List<Outgoing> taken = new CopyOnWriteArrayList<>();
        private boolean refuses;

        @Override
        public Channel channel() {
            return CHAT;
        }

        @Override
        public Handover send(Outgoing message) {
            taken.add(message);
            return refuses
                    ? Handover.of(Handover.Kind.OPTED_OUT, "blocked")
                    : Handover.accepted(message.id() + "@chat");
        }
    }

    private final ReminderScene scene = new ReminderScene();
    private final ChatCarrier chat = new ChatCarrier();
    private final Dispatcher dispatcher = scene.dispatcher(scene.database, scene.sms, scene.mail, chat);

    public static void main(String[] arguments) {
        for (var said : List.of(
                new AnotherChannel().sends(),
                new AnotherChannel().stopsWhereNobodyAgreed(),
                new AnotherChannel().stopsWhereTheyOptedOut(),
                new AnotherChannel().mailsInstead())) {
            System.out.println("SAYS " + said);
        }
        System.exit(0);
    }

    private void prefers(WithoutCredit withoutCredit) {
        scene.prefers(
                scene.credits.group,
                new Preferences(
                        List.of(Rule.before(Offset.ofDays(1), CHAT)),
                        Preferences.defaults().times(),
                        withoutCredit));
    }

    private void runAt(Instant moment) {
        scene.clock.advance(Duration.between(scene.clock.instant(), moment));
        dispatcher.run(ReminderScene.THREADS);
        scene.clock.advance(Duration.ofSeconds(1));
        dispatcher.run(ReminderScene.THREADS);
    }

    private String sends() {
        scene.bought(10);
        prefers(WithoutCredit.HOLD);
        scene.put(visit("a", scene.kim, WEDNESDAY));
        runAt(TUESDAY);
        var message = chat.taken.get(0);
        return scene.states() + " to " + message.recipient() + ": "
                + message.text().replace("\n", " / ") + message.html() + ", " + scene.available()
                + " credits left, wrong in the ledger " + scene.findings();
    }

    private String stopsWhereNobodyAgreed() {
        scene.bought(10);
        prefers(WithoutCredit.HOLD);
        scene.put(visit("a", scene.kim, WEDNESDAY));
        var kim = scene.kim;
        scene.put(visit(
                "a",
                new Client(
                        UUID.randomUUID(),
                        kim.externalId(),
                        kim.name(),
                        kim.firstName(),
                        kim.phone(),
                        kim.email(),
                        kim.language(),
                        kim.zone(),
                        false,
                        true),
                WEDNESDAY));
        runAt(TUESDAY);
        return scene.states() + " " + chat.taken.size();
    }

    private String stopsWhereTheyOptedOut() {
        scene.bought(10);
        prefers(WithoutCredit.HOLD);
        chat.refuses = true;
        scene.put(visit("a", scene.kim, WEDNESDAY));
        runAt(TUESDAY);
        scene.put(visit("b", scene.kim, WEDNESDAY.plus(Duration.ofDays(1))));
        runAt(WEDNESDAY);
        return scene.states().stream().sorted().toList() + " " + chat.taken.size() + ", "
                + scene.sees("select channel || ' ' || address from reminders.opt_outs where practice_id = {practice}")
                + ", " + scene.available() + " credits left";
    }

    private String mailsInstead() {
        prefers(WithoutCredit.EMAIL);
        scene.put(visit("a", scene.kim, WEDNESDAY));
        runAt(TUESDAY);
        return scene.states() + " " + chat.taken.size() + ", by mail to "
                + scene.mail.taken().get(0).recipient();
    }
}
