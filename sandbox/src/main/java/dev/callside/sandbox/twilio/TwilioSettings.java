package dev.callside.sandbox.twilio;

import dev.callside.sandbox.Addresses;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.Config;

/**
 * The one account at the sandbox's Twilio, and what belongs to it.
 *
 * @param apiKey and {@code apiSecret}: the other pair that the API takes; callbacks are always signed with the token
 * @param numbers can send and receive; keywords have their default meaning
 * @param service a Messaging Service with Advanced Opt-Out switched on
 * @param serviceNumber the one number of its sender pool
 * @param repliesUrl the webhook of all numbers for what people send
 * @param concurrency how many calls of the API may be under way at once
 */
record TwilioSettings(
        String accountSid,
        String authToken,
        String apiKey,
        String apiSecret,
        List<String> numbers,
        String service,
        String serviceNumber,
        String repliesUrl,
        int concurrency) {

    static TwilioSettings of(Config config, Addresses addresses) {
        return new TwilioSettings(
                text(config, "twilio.account-sid", "ACca1151de000000000000000000000001"),
                text(config, "twilio.auth-token", "ca1151de5a9db0c50000000000000001"),
                text(config, "twilio.api-key", "SKca1151de000000000000000000000001"),
                text(config, "twilio.api-secret", "ca1151de5a9db0c5000000000000000a"),
                Arrays.asList(text(config, "sandbox.twilio-numbers", "+15005550006,+61491578888")
                        .split(",")),
                text(config, "sandbox.twilio-service", "MGca1151de000000000000000000000001"),
                text(config, "sandbox.twilio-service-number", "+61491578957"),
                text(config, "sandbox.replies-url", addresses.apps() + "/reminders/twilio/replies"),
                Integer.parseInt(text(config, "sandbox.twilio-concurrency", "50")));
    }

    private static String text(Config config, String key, String usual) {
        return config.getOptionalValue("callside." + key, String.class)
                .filter(value -> !value.isBlank())
                .orElse(usual)
                .strip();
    }

    boolean owns(String number) {
        return number.equals(serviceNumber) || numbers.contains(number);
    }

    List<String> ownNumbers() {
        return Stream.concat(numbers.stream(), Stream.of(serviceNumber)).toList();
    }

    /** Whom a person opts out of: the number, or all of the service that it belongs to. */
    String sender(String number) {
        return number.equals(serviceNumber) ? service : number;
    }

    /** A path below the account's. */
    String path(String rest) {
        return "/2010-04-01/Accounts/" + accountSid + rest;
    }
}
