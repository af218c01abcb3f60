package dev.callside.payments.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callside.payments.server.People.Who;
import dev.callside.practice.key.ApiKey;
import dev.callside.practice.testing.server.Api;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Proves the REST of credits: its JSON, and that bad input is a sentence that helps and changes nothing. */
interface Credits extends Server {

    @Test
    default void showsLevelsPricesAndRates() {
        var credits =
                api().send("GET", "credits", people().token(Who.MANAGER), "").json();

        assertThat(credits.getString("currency")).isEqualTo("AUD");
        assertThat(credits.getString("zone")).isEqualTo("Australia/Melbourne");
        assertThat(credits.getBoolean("canManage")).isTrue();
        assertThat(credits.getJsonArray("tiers").getJsonObject(0).toString())
                .isEqualTo("{\"from\":1000,\"price\":\"0.12\",\"to\":9999}");
        assertThat(credits.getJsonArray("rates").getJsonObject(0).toString())
                .isEqualTo("{\"channel\":\"sms\",\"country\":\"AU\",\"countryName\":\"Australia\",\"credits\":1}");
        var group = credits.getJsonArray("levels").getJsonObject(0);
        assertThat(group.getString("kind")).isEqualTo("group");
        assertThat(group.getString("state")).isEqualTo("active");
        assertThat(group.getInt("available")).isNotNegative();
        assertThat(group.getJsonObject("topUp").getBoolean("on")).isFalse();
        assertThat(group.getJsonObject("topUp").getInt("amount")).isEqualTo(1000);
        assertThat(group.getJsonObject("topUp").getInt("threshold")).isEqualTo(10);
        assertThat(group.getJsonObject("alerts").getJsonArray("stages").toString())
                .isEqualTo("[50,10,0]");
    }

    @Test
    default void savesTheLevelsAsAFile() {
        var level = people().level();
        var manager = people().token(Who.MANAGER);
        var all = get("levels.csv", manager);
        assertThat(all.header("Content-Disposition")).contains("levels.csv");
        assertThat(all.body())
                .startsWith("\ufeffLevel,State,Balance,Reserved,Card,Auto top up,Amount each time,Buy when fewer than,"
                        + "Removed (Australia/Melbourne),Id\r\n")
                .contains("Group,Active,", Who.PRACTITIONER.name() + ",Active,", "," + level + "\r\n");
        assertThat(get("levels.csv?q=gRouP", manager).body()).contains("Group,").doesNotContain(level);
        assertThat(get("levels.csv", people().token(Who.PRACTITIONER)).body())
                .contains(level)
                .doesNotContain("Group,");
    }

    @Test
    default void showsAPractitionerTheirOwnLevelOnly() {
        var level = people().level();
        var own = api().send("GET", "credits", people().token(Who.PRACTITIONER), "")
                .json();
        var none = api().send("GET", "credits", people().token(Who.OTHER_PRACTITIONER), "")
                .json();

        assertThat(own.getBoolean("canManage")).isFalse();
        assertThat(own.getJsonArray("levels")).hasSizeGreaterThanOrEqualTo(1);
        assertThat(own.getJsonArray("levels").getValuesAs(JsonObject.class))
                .extracting(each -> each.getJsonObject("practitioner").getString("name"))
                .containsOnly(Who.PRACTITIONER.name());
        assertThat(own.getJsonArray("levels").getValuesAs(JsonObject.class))
                .extracting(each -> each.getString("id"))
                .contains(level);
        assertThat(own.getJsonArray("practitioners")).isEmpty();
        assertThat(none.getJsonArray("levels")).isEmpty();
    }

    @Test
    default void spendsTransfersAndTellsOfIt() {
        var level = people().level();
        grant(people().group(), 100);
        var manager = people().launched(Who.MANAGER);
        var transfer = "{\"from\":\"" + people().group() + "\",\"to\":\"" + level + "\",\"credits\":40}";
        var before = available(manager, level);

        assertThat(put("transfers/" + UUID.randomUUID(), manager, transfer).status())
                .isEqualTo(200);
        var message = UUID.randomUUID().toString();
        var own = people().launched(Who.PRACTITIONER);
        var sms = "{\"channel\":\"sms\",\"country\":\"AU\",\"segments\":3,\"reference\":\"=cmd()\"}";
        var spent = put("spending/" + message, own, sms).json();
        assertThat(put("spending/" + message, own, sms).json()).isEqualTo(spent);

        assertThat(spent.getString("level")).isEqualTo(level);
        assertThat(spent.getInt("credits")).isEqualTo(3);
        assertThat(spent.getInt("balance")).isEqualTo(before + 37);
        assertThat(available(manager, level)).isEqualTo(before + 37);

        var history = get("levels/" + level + "/history?limit=2", own).json();
        var entries = history.getJsonArray("entries");
        assertThat(entries.getJsonObject(0).getString("kind")).isEqualTo("spent");
        assertThat(entries.getJsonObject(0).getInt("credits")).isEqualTo(-3);
        assertThat(entries.getJsonObject(0).getString("who")).isEqualTo(Who.PRACTITIONER.name());
        assertThat(entries.getJsonObject(0).getString("reference")).isEqualTo("=cmd()");
        assertThat(entries.getJsonObject(1).getString("kind")).isEqualTo("transfer-in");
        assertThat(entries.getJsonObject(1).getString("reference")).isEqualTo("Group");
        assertThat(entries.getJsonObject(1).getInt("balanceAfter")).isEqualTo(before + 40);

        var byName =
                get("levels/" + level + "/history?q=gRoup&limit=1", own).json().getJsonArray("entries");
        assertThat(byName.getJsonObject(0).getString("kind")).isEqualTo("transfer-in");

        var csv = get("levels/" + level + "/history.csv", own);
        assertThat(csv.header("Content-Type")).startsWith("text/csv");
        assertThat(csv.header("Content-Disposition")).contains("credits.csv");
        assertThat(csv.body())
                .startsWith("\ufeffWhen (Australia/Melbourne),What,Who,Reference,Credits,Balance after\r\n")
                .contains(",Spent,PRACTITIONER,'=cmd(),-3," + (before + 37) + "\r\n");

        var days = get("levels/" + level + "/chart", own).json().getJsonArray("days");
        assertThat(days).hasSize(30);
        assertThat(days.getJsonObject(29).getInt("used")).isGreaterThanOrEqualTo(3);
        assertThat(days.getJsonObject(29).getInt("balance")).isEqualTo(before + 37);
    }

    /** Other systems are no people, and have no session: with a key they pay, and can do nothing else here. */
    @Test
    default void spendsByAKeyOfThatScopeAndNothingElse() {
        var level = people().level();
        grant(level, 5);
        var spending = key("credits:spend");
        var sms = "{\"practitioner\":\"" + people().practitioner(Who.PRACTITIONER)
                + "\",\"channel\":\"sms\",\"country\":\"AU\",\"segments\":2,\"reference\":\"recall 4711\"}";
        var id = UUID.randomUUID().toString();

        var spent = put("spending/" + id, spending, sms);
        assertThat(spent.status()).as(spent.body()).isEqualTo(200);
        assertThat(put("spending/" + id, spending, sms).json()).isEqualTo(spent.json());
        assertThat(spent.json().getString("level")).isEqualTo(level);
        assertThat(spent.json().getInt("balance")).isEqualTo(available(people().launched(Who.MANAGER), level));
        var line = get("levels/" + level + "/history?limit=1", people().launched(Who.MANAGER))
                .json()
                .getJsonArray("entries")
                .getJsonObject(0);
        assertThat(line.getString("who")).isEqualTo("Recall system");

        problem(put("spending/" + UUID.randomUUID(), key("appointments:write"), sms), 403);
        problem(put("spending/" + UUID.randomUUID(), "csk_nobody", sms), 401);
        problem(get("", spending), 403);
        var stranger = sms.replace(
                people().practitioner(Who.PRACTITIONER), people().practitioner(Who.OTHER_PRACTICES_CLINICIAN));
        refused(put("spending/" + UUID.randomUUID(), spending, stranger), "practitioner", "unknown");
    }

    private String key(String scope) {
        var secret = ApiKey.PREFIX + UUID.randomUUID().toString().replace("-", "");
        postgres()
                .asOwner("insert into practice.api_keys (practice_id, id, name, key_hash, ending, scopes, created_at,"
                        + " created_by) select practice_id, gen_random_uuid(), 'Recall system', sha256('" + secret
                        + "'), '" + secret.substring(secret.length() - 4) + "', '{" + scope
                        + "}', now(), 'Mia' from credits.levels where id = '" + people().level() + "'");
        return secret;
    }

    @Test
    default void removesALevelToTheGroup() {
        var level = people().level();
        grant(level, 7);
        var manager = people().launched(Who.MANAGER);
        var had = available(manager, level);
        var before = available(manager, people().group());
        postgres()
                .asOwner("with p as (insert into payments.payers (practice_id, id, created_at)"
                        + " select practice_id, id, now() from credits.levels where id = '" + level
                        + "' on conflict (practice_id, id) do update set wanted = payments.payers.wanted"
                        + " returning practice_id, id) insert into payments.cards (practice_id, id, payer_id,"
                        + " method_id, brand, last4, exp_month, exp_year, usual, created_at) select practice_id,"
                        + " gen_random_uuid(), id, 'pm_of_' || id, 'visa', '4242', 12, 2034, false, now() from p");

        var removed = api().post("credits/levels/" + level + "/removal", people().launched(Who.PRACTITIONER), "{}")
                .json();

        assertThat(removed.getString("state")).isEqualTo("removed");
        assertThat(removed.getString("creditsTo")).isEqualTo("Group");
        assertThat(available(manager, people().group())).isEqualTo(before + had);
        assertThat(postgres()
                        .ownerSees("select removed_at is not null from payments.cards where method_id = 'pm_of_" + level
                                + "'"))
                .isEqualTo("t");
        assertThat(problem(put("levels/" + level + "/alerts", manager, "{\"stages\":[],\"recipients\":[]}"), 409))
                .endsWith("/level-removed");
    }

    @Test
    default void setsTopUpAndAlerts() {
        var level = people().level();
        var own = people().launched(Who.PRACTITIONER);
        var alerts =
                put("levels/" + level + "/alerts", own, "{\"stages\":[5,20,5],\"recipients\":[\"p@example.com\"]}");
        assertThat(alerts.json().getJsonObject("alerts").toString())
                .isEqualTo("{\"recipients\":[\"p@example.com\"],\"stages\":[20,5]}");

        var body = "{\"on\":false,\"amount\":5000,\"threshold\":25,\"dailyCap\":5000,\"monthlyCap\":null}";
        var topUp = put("levels/" + level + "/top-up", own, body).json().getJsonObject("topUp");
        assertThat(topUp.getInt("amount")).isEqualTo(5000);
        assertThat(topUp.getInt("threshold")).isEqualTo(25);
        assertThat(topUp.getInt("dailyCap")).isEqualTo(5000);
        assertThat(topUp.getOrDefault("monthlyCap", JsonValue.NULL)).isEqualTo(JsonValue.NULL);
    }

    @Test
    default void saysAtTheFieldOfATopUpWhatIsAllowed() {
        topUp("amount", "not_a_number", "\"fifty\"", "10", "null", "null");
        topUp("amount", "not_positive", "-5000", "10", "null", "null");
        topUp("amount", "too_small", "999", "10", "null", "null");
        topUp("amount", "too_large", "200001", "10", "null", "null");
        topUp("amount", "not_a_number", "50.5", "10", "null", "null");
        topUp("threshold", "out_of_range", "5000", "0", "null", "null");
        topUp("threshold", "out_of_range", "5000", "\"ten\"", "null", "null");
        topUp("threshold", "out_of_range", "5000", "1e99", "null", "null");
        topUp("dailyCap", "below_amount", "5000", "10", "4999", "null");
        topUp("dailyCap", "not_a_number", "5000", "10", "\"much\"", "null");
        topUp("monthlyCap", "below_amount", "5000", "10", "null", "1");
        topUp("monthlyCap", "below_daily", "5000", "10", "9000", "8000");
    }

    /** What the page was shown of a stop comes back with what is set, and ends that one only. */
    @Test
    default void endsTheStopThatWasShown() {
        var own = people().launched(Who.PRACTITIONER);
        var path = "levels/" + people().level() + "/top-up";
        var at = "2026-03-01T10:00:00.123456Z";
        postgres()
                .asOwner("update credits.top_ups set suspended = 'declined', suspended_at = '" + at
                        + "' where level_id = '" + people().level() + "'");
        var body = "{\"on\":false,\"amount\":5000,\"threshold\":25,\"suspendedAt\":%s}";

        var other = put(path, own, body.formatted("\"2026-03-01T10:00:00Z\"")).json();
        assertThat(other.getJsonObject("topUp").getJsonObject("suspended").getString("at"))
                .isEqualTo(at);
        assertThat(put(path, own, body.formatted("\"soon\"")).status()).isEqualTo(400);
        var seen = put(path, own, body.formatted("\"" + at + "\"")).json();
        assertThat(seen.getJsonObject("topUp").getOrDefault("suspended", JsonValue.NULL))
                .isEqualTo(JsonValue.NULL);
    }

    /** Needs a card and an address too, so that those are said with it. */
    @Test
    default void refusesATopUpThatWouldFollowItselfAgainAndAgain() {
        var own = people().launched(Who.PRACTITIONER);
        var body = "{\"on\":true,\"amount\":1000,\"threshold\":84,\"dailyCap\":null,\"monthlyCap\":null}";
        var answer = put("levels/" + people().level() + "/top-up", own, body);

        refused(answer, "threshold", "above_bought");
        assertThat(answer.body()).contains("83 credits");
        var enough = put("levels/" + people().level() + "/top-up", own, body.replace("84", "83"));
        assertThat(enough.body()).doesNotContain("above_bought");
    }

    @Test
    default void buysByItselfOnlyWhereAManagerHearsThatItStopped() {
        var own = people().launched(Who.PRACTITIONER);
        var manager = people().launched(Who.MANAGER);
        var level = "levels/" + people().level();
        var alerts = "{\"stages\":[],\"recipients\":[%s]}";
        put(level + "/alerts", own, alerts.formatted("\"p@example.com\""));
        put("levels/" + people().group() + "/alerts", manager, alerts.formatted(""));
        var body = "{\"on\":true,\"amount\":1000,\"threshold\":10}";

        var refused = put(level + "/top-up", own, body);
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body()).contains("missing_at_group");
        put("levels/" + people().group() + "/alerts", manager, alerts.formatted("\"m@example.com\""));
        assertThat(put(level + "/top-up", own, body).body()).doesNotContain("missing_at_group");
    }

    /** Prices may have changed since it was set. */
    @Test
    default void canAlwaysBeSwitchedOff() {
        var own = people().launched(Who.PRACTITIONER);
        var level = people().level();
        postgres()
                .asOwner("update credits.top_ups set amount = 700, daily_cap = null, monthly_cap = null"
                        + " where level_id = '" + level + "'");
        var body = "{\"on\":false,\"amount\":700,\"threshold\":10,\"dailyCap\":null,\"monthlyCap\":null}";

        var off = put("levels/" + level + "/top-up", own, body);
        refused(put("levels/" + level + "/top-up", own, body.replace("700", "701")), "amount", "too_small");
        refused(put("levels/" + level + "/top-up", own, body.replace("false", "true")), "amount", "too_small");

        assertThat(off.status()).isEqualTo(200);
        assertThat(off.json().getJsonObject("topUp").getInt("amount")).isEqualTo(700);
    }

    private void topUp(String field, String code, String amount, String threshold, String daily, String monthly) {
        var body = "{\"on\":false,\"amount\":" + amount + ",\"threshold\":" + threshold + ",\"dailyCap\":" + daily
                + ",\"monthlyCap\":" + monthly + "}";
        refused(put("levels/" + people().level() + "/top-up", people().launched(Who.PRACTITIONER), body), field, code);
    }

    @Test
    default void saysAtTheFieldOfOthersWhatIsAllowed() {
        var manager = people().launched(Who.MANAGER);
        var level = people().level();
        var to = people().group();
        for (var credits : List.of("\"many\"", "0", "-5", "1.5", "1e99", "null")) {
            var body = "{\"from\":\"" + level + "\",\"to\":\"" + to + "\",\"credits\":" + credits + "}";
            refused(put("transfers/" + UUID.randomUUID(), manager, body), "credits", "not_a_number");
        }
        var same = "{\"from\":\"" + level + "\",\"to\":\"" + level + "\",\"credits\":1}";
        refused(put("transfers/" + UUID.randomUUID(), manager, same), "to", "same_level");
        var much = "{\"from\":\"" + level + "\",\"to\":\"" + to + "\",\"credits\":1000000}";
        assertThat(problem(put("transfers/" + UUID.randomUUID(), manager, much), 409))
                .endsWith("/insufficient-credits");

        var stranger = people().practitioner(Who.OTHER_PRACTICES_CLINICIAN);
        for (var practitioner : List.of(stranger, UUID.randomUUID().toString(), "nobody")) {
            var body = "{\"practitioner\":\"" + practitioner + "\"}";
            refused(put("levels/" + UUID.randomUUID(), manager, body), "practitioner", "unknown");
        }
        var second = "{\"practitioner\":\"" + people().practitioner(Who.PRACTITIONER) + "\"}";
        assertThat(problem(put("levels/" + UUID.randomUUID(), manager, second), 409))
                .endsWith("/level-exists");
        var other = "{\"practitioner\":\"" + people().practitioner(Who.OTHER_PRACTITIONER) + "\"}";
        assertThat(problem(put("levels/" + level, manager, other), 409)).endsWith("/other-content");
        assertThat(problem(api().post("credits/levels/" + to + "/removal", manager, "{}"), 409))
                .endsWith("/group-stays");
    }

    @Test
    default void saysAtTheFieldOfAlertsAndSpendingWhatIsAllowed() {
        var own = people().launched(Who.PRACTITIONER);
        var alerts = "levels/" + people().level() + "/alerts";
        refused(put(alerts, own, "{\"stages\":[-1],\"recipients\":[]}"), "stages", "out_of_range");
        refused(put(alerts, own, "{\"stages\":[\"ten\"],\"recipients\":[]}"), "stages", "out_of_range");
        refused(put(alerts, own, "{\"stages\":7,\"recipients\":[]}"), "stages", "out_of_range");
        refused(put(alerts, own, "{\"stages\":[1],\"recipients\":[\"mia\"]}"), "recipients", "malformed");
        refused(put(alerts, own, "{\"stages\":[1]}"), "recipients", "malformed");

        spending("channel", "unknown", "\"channel\":\"fax\",\"country\":\"AU\",\"segments\":1");
        spending("country", "unknown", "\"channel\":\"sms\",\"country\":\"Australia\",\"segments\":1");
        spending("segments", "out_of_range", "\"channel\":\"sms\",\"country\":\"AU\",\"segments\":0");
        spending("segments", "out_of_range", "\"channel\":\"sms\",\"country\":\"AU\",\"segments\":\"one\"");
        spending("segments", "out_of_range", "\"channel\":\"email\",\"country\":\"AU\",\"segments\":2");
        var reference = "\"reference\":\"" + "x".repeat(201) + "\"";
        spending("reference", "too_long", "\"channel\":\"sms\",\"country\":\"AU\",\"segments\":1," + reference);
        var colleague = people().practitioner(Who.OTHER_PRACTITIONER);
        spending(
                "practitioner",
                "unknown",
                "\"channel\":\"sms\",\"country\":\"AU\",\"segments\":1,\"practitioner\":\"" + colleague + "\"");
        var much = "{\"channel\":\"sms\",\"country\":\"FO\",\"segments\":1000}";
        assertThat(problem(put("spending/" + UUID.randomUUID(), own, much), 409))
                .endsWith("/insufficient-credits");
    }

    private void spending(String field, String code, String members) {
        var own = people().launched(Who.PRACTITIONER);
        refused(put("spending/" + UUID.randomUUID(), own, "{" + members + "}"), field, code);
    }

    @Test
    default void saysWhatAHistoryCanBeAskedFor() {
        var own = people().token(Who.PRACTITIONER);
        var level = "levels/" + people().level();
        refused(get(level + "/history?kind=theft", own), "kind", "unknown");
        refused(get(level + "/history?from=yesterday", own), "from", "no_day");
        refused(get(level + "/history?to=2026-02-30", own), "to", "no_day");
        refused(get(level + "/history?from=999999999-01-01", own), "from", "no_day");
        refused(get(level + "/history?before=x", own), "before", "out_of_range");
        refused(get(level + "/history?limit=100000", own), "limit", "out_of_range");
        refused(get(level + "/history?q=" + "x".repeat(201), own), "q", "too_long");
        refused(get(level + "/history.csv?kind=theft", own), "kind", "unknown");
        refused(get(level + "/chart?from=2020-01-01&to=2026-01-01", own), "from", "range");
        refused(get(level + "/chart?from=2026-02-01&to=2026-01-01", own), "from", "range");
        assertThat(get(level + "/history?q=%25%27%22", own).status()).isEqualTo(200);
        assertThat(get(level + "/history?q=%00", own).status()).isLessThan(500);
        assertThat(get("levels/not-a-uuid/history", own).status()).isEqualTo(404);
    }

    @Test
    default void explainsABodyOfCreditsThatIsNotTheJsonItExpects() {
        var manager = people().launched(Who.MANAGER);
        for (var path : List.of("levels/" + UUID.randomUUID(), "transfers/" + UUID.randomUUID(), "transfers/x")) {
            for (var body : List.of("", "{", "[]", "null", "{}", "{\"from\":7}")) {
                problem(put(path, manager, body), 400);
            }
        }
    }

    private void grant(String level, int credits) {
        // As the side that buys does, with its own right.
        postgres()
                .asOwner("with p as (select practice_id from credits.levels where id = '" + level + "'),"
                        + " c as (select a.id from credits.accounts a, p where a.practice_id = p.practice_id"
                        + " and a.code = 'sold'),"
                        + " w as (update credits.accounts a set posted = posted + " + credits + ", seq = seq + 1 from p"
                        + " where a.practice_id = p.practice_id and a.id = '" + level
                        + "' returning a.posted, a.pending, a.incoming, a.seq)"
                        + " insert into credits.transfers (practice_id, id, kind, debit_account, credit_account, unit,"
                        + " amount, hold, code, actor, reference, event_at, created_at, debit_seq, credit_seq,"
                        + " credit_posted, credit_pending, credit_incoming)"
                        + " select p.practice_id, gen_random_uuid(), 'posted', c.id, '" + level
                        + "', 'message-credit', "
                        + credits + ", 0, 'purchase', 'Mia', 'R-1', now(), now(), nextval('credits.counter_entries'),"
                        + " w.seq, w.posted, w.pending, w.incoming from p, c, w");
    }

    private int available(String token, String level) {
        return get("", token).json().getJsonArray("levels").getValuesAs(JsonObject.class).stream()
                .filter(each -> each.getString("id").equals(level))
                .mapToInt(each -> each.getInt("available"))
                .findFirst()
                .orElseThrow();
    }

    private Api.Answer put(String path, String token, String body) {
        return api().send("PUT", "credits/" + path, token, body);
    }

    private Api.Answer get(String path, String token) {
        return api().send("GET", path.isEmpty() ? "credits" : "credits/" + path, token, "");
    }

    private static void refused(Api.Answer answer, String field, String code) {
        problem(answer, 422);
        var error = answer.json().getJsonArray("errors").getJsonObject(0);
        assertThat(error.getString("field")).as(answer.body()).isEqualTo(field);
        assertThat(error.getString("code")).as(answer.body()).isEqualTo(code);
        assertThat(error.getString("message")).as(answer.body()).isNotBlank();
    }

    private static String problem(Api.Answer answer, int status) {
        assertThat(answer.status()).as(answer.asked() + ": " + answer.body()).isEqualTo(status);
        assertThat(answer.json().getString("detail")).isNotBlank();
        return answer.json().getString("type");
    }
}
