package dev.callside.sandbox.stripe;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.callside.sandbox.Db;
import dev.callside.sandbox.WebAnswer;
import dev.callside.sandbox.WebRequest;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a practice does in Stripe's own dashboard, outside of any app: look at payments, give money back, disconnect the
 * platform, give the account up; and what Stripe itself may do: stop an account from taking charges, for good or until
 * it is let again.
 */
final class Dashboard {

    private static final int SHOWN = 100;

    private final Db db;
    private final StripeSettings settings;
    private final Clock clock;
    private final DashboardHtml html;

    Dashboard(Db db, StripeSettings settings, Clock clock) {
        this.db = db;
        this.settings = settings;
        this.clock = clock;
        this.html = new DashboardHtml(settings.root());
    }

    /** The parts behind {@code /dashboard}; {@code test} is where Stripe's own addresses have it, and means nothing. */
    private static List<String> parts(WebRequest request) {
        return Arrays.stream(request.path().split("/"))
                .filter(part -> !part.isEmpty() && !part.equals("test"))
                .skip(1)
                .toList();
    }

    Optional<WebAnswer> show(WebRequest request) {
        List<String> parts = parts(request);
        if (parts.isEmpty()) {
            return Optional.of(html.accounts(objects().all(Accounts.KIND)));
        }
        String id = parts.get(0);
        Optional<Thing> account = objects().find(Accounts.KIND, id, id);
        return switch (parts.size()) {
            case 1 -> account.map(found -> WebAnswer.redirect(settings.page("/dashboard/" + id + "/payments")));
            case 2 ->
                parts.get(1).equals("payments")
                        ? account.map(found -> html.payments(found, payments(id)))
                        : Optional.empty();
            case 3 -> account.flatMap(found -> payment(found, parts.get(2)));
            default -> Optional.empty();
        };
    }

    private List<Thing> payments(String account) {
        return objects().list(new Listing(PaymentIntents.KIND, account, Map.of(), false, SHOWN));
    }

    private Optional<WebAnswer> payment(Thing account, String id) {
        return objects()
                .find(PaymentIntents.KIND, account.id(), id)
                .map(intent -> html.payment(account, intent, objects().children(id, Charges.KIND)));
    }

    Optional<WebAnswer> act(WebRequest request) {
        List<String> parts = parts(request);
        if (parts.size() < 2) {
            return Optional.empty();
        }
        String account = parts.get(0);
        String action = parts.get(parts.size() - 1);
        String back = settings.page("/dashboard/" + account + "/payments");
        return switch (action) {
            case "disconnect" -> {
                db.inTransaction(tx -> OAuth.disconnect(tx, settings, clock.instant(), account));
                yield Optional.of(WebAnswer.redirect(back));
            }
            case "restrict", "restore", "reject" -> change(account, action).map(done -> WebAnswer.redirect(back));
            case "close" -> close(account).map(done -> WebAnswer.redirect(back));
            case "refund" ->
                refund(account, parts.get(parts.size() - 2), FormBody.parse(request.body()))
                        .map(charge -> WebAnswer.redirect(back + "/" + charge.parent()));
            default -> Optional.empty();
        };
    }

    private Optional<Thing> change(String id, String action) {
        return db.inTransaction(tx -> {
            ObjectStore store = new ObjectStore(tx);
            Optional<Thing> account = store.lock(Accounts.KIND, id, id).filter(found -> !Accounts.closed(found));
            account.ifPresent(found -> {
                change(found.body(), action);
                store.save(found);
                if (Accounts.connected(store, id)) {
                    Accounts.tellUpdated(Events.unasked(tx, settings, clock.instant(), id), found);
                }
            });
            return account;
        });
    }

    private void change(ObjectNode account, String action) {
        switch (action) {
            case "restrict" -> {
                List<String> due = List.of("individual.verification.document", "external_account");
                AccountBody.restrict(account, clock.instant(), "requirements.past_due", due);
            }
            case "reject" -> AccountBody.reject(account, clock.instant());
            default -> AccountBody.activate(account);
        }
    }

    /** Its owner gives the account up; nobody can use it any more, and the platform that made it is told. */
    private Optional<Thing> close(String id) {
        return db.inTransaction(tx -> {
            ObjectStore store = new ObjectStore(tx);
            Optional<Thing> account = store.lock(Accounts.KIND, id, id).filter(found -> !Accounts.closed(found));
            account.ifPresent(found -> {
                boolean connected = Accounts.connected(store, id);
                AccountBody.restrict(found.body(), clock.instant(), "other", List.of());
                found.hidden().put(Accounts.LINK, Accounts.CLOSED);
                store.save(found);
                if (connected && found.hidden().has("v2")) {
                    AccountsV2.tellClosed(tx, settings, clock.instant(), found);
                }
            });
            return account;
        });
    }

    /** What is asked for, cut to what is left. */
    private Optional<Thing> refund(String account, String chargeId, ObjectNode params) {
        return db.inTransaction(tx -> {
            ObjectStore store = new ObjectStore(tx);
            Optional<Thing> charge = store.lock(Charges.KIND, account, chargeId);
            charge.ifPresent(found -> {
                long left = found.number("amount") - found.number("amount_refunded");
                long asked = AmountRules.units(Json.text(params, "amount"), found.text("currency"))
                        .orElse(0);
                long amount = Math.min(left, asked - asked % Currencies.step(found.text("currency")));
                if (amount > 0 && found.text("status").equals("succeeded")) {
                    ObjectNode reason = Json.object().put("reason", "requested_by_customer");
                    Refunds.refund(
                            store, Events.unasked(tx, settings, clock.instant(), account), found, amount, reason);
                }
            });
            return charge;
        });
    }

    private ObjectStore objects() {
        return new ObjectStore(db);
    }
}
