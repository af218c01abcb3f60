package dev.callside.sandbox.stripe;

import dev.callside.sandbox.WebAnswer;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/** How the dashboard looks: lists and forms, no script. */
final class DashboardHtml {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("d MMM uuuu, HH:mm", Locale.ENGLISH).withZone(ZoneOffset.UTC);

    private final String root;

    DashboardHtml(String root) {
        this.root = root + "/dashboard";
    }

    WebAnswer accounts(List<Thing> accounts) {
        return page(
                "Accounts",
                Markup.of(
                        """
                        <h1>Accounts</h1>
                        <ul class="list">%s</ul>""",
                        Markup.all(accounts.stream()
                                .filter(account -> !account.id().equals(StripeSettings.PLATFORM))
                                .map(this::account)
                                .toList())));
    }

    private Markup account(Thing account) {
        return Markup.of(
                "<li><a href=\"%s/%s/payments\">%s</a> %s<span class=\"soft\">%s</span></li>",
                root, account.id(), AccountBody.name(account.body()), tags(account), account.id());
    }

    private static Markup tags(Thing account) {
        boolean charges = account.body().path("charges_enabled").asBoolean();
        boolean connected = Json.text(account.hidden(), Accounts.LINK).equals(Accounts.CONNECTED);
        return Markup.of(
                "<span class=\"tag %s\">%s</span> <span class=\"tag\">%s</span> ",
                charges ? "good" : "bad",
                charges ? "charges enabled" : "restricted",
                connected ? "connected to Callside" : "not connected");
    }

    WebAnswer payments(Thing account, List<Thing> payments) {
        Markup rows = Markup.all(
                payments.stream().map(payment -> row(account, payment)).toList());
        Markup table = payments.isEmpty()
                ? Markup.of("<p>No payments yet. They appear here when somebody asks for one.</p>")
                : Markup.of("""
                        <table><thead><tr><th scope="col">Amount</th><th scope="col">State</th>
                        <th scope="col">Payment</th><th scope="col">Created (UTC)</th></tr></thead>
                        <tbody>%s</tbody></table>""", rows);
        return page(
                "Payments",
                Markup.of(
                        """
                        <p><a href="%s">All accounts</a></p>
                        <h1>%s</h1>
                        <p>%s<span class="soft">%s</span></p>
                        %s
                        <h2>Payments</h2>
                        %s""",
                        root, AccountBody.name(account.body()), tags(account), account.id(), buttons(account), table));
    }

    private Markup buttons(Thing account) {
        if (Accounts.closed(account)) {
            return Markup.of("<p>This account is closed.</p>");
        }
        boolean charges = account.body().path("charges_enabled").asBoolean();
        boolean connected = Json.text(account.hidden(), Accounts.LINK).equals(Accounts.CONNECTED);
        String here = root + "/" + account.id();
        Markup disconnect = connected ? button(here + "/disconnect", "Disconnect Callside") : Markup.NOTHING;
        return Markup.of(
                "<div class=\"buttons\">%s%s%s%s</div>",
                charges
                        ? button(here + "/restrict", "Restrict this account")
                        : button(here + "/restore", "Lift the restriction"),
                button(here + "/reject", "Reject this account"),
                disconnect,
                button(here + "/close", "Close this account"));
    }

    private static Markup button(String action, String words) {
        return Markup.of("<form method=\"post\" action=\"%s\"><button>%s</button></form>", action, words);
    }

    private Markup row(Thing account, Thing payment) {
        return Markup.of(
                "<tr><td class=\"money\"><a href=\"%s/%s/payments/%s\">%s</a></td><td><span class=\"tag %s\">%s</span></td>"
                        + "<td class=\"soft\">%s</td><td>%s</td></tr>",
                root,
                account.id(),
                payment.id(),
                money(payment, "amount"),
                payment.text("status").equals("succeeded") ? "good" : "",
                payment.text("status").replace('_', ' '),
                payment.id(),
                TIME.format(Instant.ofEpochSecond(payment.number("created"))));
    }

    WebAnswer payment(Thing account, Thing payment, List<Thing> charges) {
        Markup attempts = charges.isEmpty()
                ? Markup.of("<p>Nobody has tried to pay yet.</p>")
                : Markup.all(
                        charges.stream().map(charge -> charge(account, charge)).toList());
        return page(
                payment.id(),
                Markup.of(
                        """
                        <p><a href="%s/%s/payments">Payments of %s</a></p>
                        <h1 class="money">%s</h1>
                        <p><span class="tag">%s</span> <span class="soft">%s</span></p>
                        <h2>Attempts</h2>
                        %s""",
                        root,
                        account.id(),
                        AccountBody.name(account.body()),
                        money(payment, "amount"),
                        payment.text("status").replace('_', ' '),
                        payment.id(),
                        attempts));
    }

    private Markup charge(Thing account, Thing charge) {
        long left = charge.number("amount") - charge.number("amount_refunded");
        boolean paid = charge.text("status").equals("succeeded");
        Markup refund = paid && left > 0 ? refund(account, charge, left) : Markup.NOTHING;
        return Markup.of(
                """
                <section class="card"><p><span class="tag %s">%s</span> %s •••• %s</p>
                <p class="soft">%s</p><p>Refunded: <span class="money">%s</span></p>%s</section>""",
                paid ? "good" : "bad",
                charge.text("status"),
                Json.text(charge.body().path("payment_method_details").path("card"), "brand"),
                Json.text(charge.body().path("payment_method_details").path("card"), "last4"),
                Json.text(charge.body().path("outcome"), "seller_message"),
                money(charge, "amount_refunded"),
                refund);
    }

    private Markup refund(Thing account, Thing charge, long left) {
        return Markup.of(
                """
                <form method="post" action="%s/%s/charges/%s/refund">
                <label>Amount to refund, in %s
                <input name="amount" inputmode="decimal" pattern="[0-9]{1,10}([.][0-9]{1,3})?" value="%s" required></label>
                <p class="buttons"><button class="primary">Refund</button></p></form>""",
                root,
                account.id(),
                charge.id(),
                charge.text("currency").toUpperCase(Locale.ROOT),
                AmountRules.decimal(left, charge.text("currency")));
    }

    private static String money(Thing thing, String member) {
        return AmountRules.words(thing.number(member), thing.text("currency")).toUpperCase(Locale.ROOT);
    }

    private WebAnswer page(String title, Markup content) {
        return Html.page(200, root.substring(0, root.lastIndexOf('/')), title + " · Stripe dashboard", content);
    }
}
