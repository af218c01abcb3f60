package dev.callside.sandbox.twilio;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.regex.Pattern;

/**
 * Whether a message is accepted. Numbers are taken in E.164 only; those that Twilio gives to testers are refused here
 * as there.
 *
 * @see <a href="https://www.twilio.com/docs/messaging/api/message-resource#create-a-message">Create a Message</a>
 * @see <a href="https://www.twilio.com/docs/iam/test-credentials#test-sms-messages">Magic numbers</a>
 */
final class SendRules {

    static final int LONGEST = 1600;
    static final int LONGEST_VALIDITY = 36_000;

    private static final Pattern NUMBER = Pattern.compile("\\+[1-9]\\d{6,14}");
    private static final List<String> NOT_HERE = List.of("MediaUrl", "ContentSid", "SendAt", "ScheduleType");

    private final TwilioSettings settings;
    private final BiPredicate<String, String> optedOut;

    /** {@code optedOut} is asked with the sender, a number or a service, and the person's number. */
    SendRules(TwilioSettings settings, BiPredicate<String, String> optedOut) {
        this.settings = settings;
        this.optedOut = optedOut;
    }

    static boolean number(String text) {
        return NUMBER.matcher(text).matches();
    }

    Optional<TwilioError> refusal(Map<String, String> form) {
        return missing(form)
                .or(() -> text(form.get("Body")))
                .or(() -> to(form.get("To")))
                .or(() -> form.getOrDefault("MessagingServiceSid", "").isEmpty()
                        ? from(form.get("From"))
                        : service(form.get("MessagingServiceSid"), form.getOrDefault("From", "")))
                .or(() -> callback(form.getOrDefault("StatusCallback", "")))
                .or(() -> validity(form.getOrDefault("ValidityPeriod", "")))
                .or(() -> pair(form));
    }

    private static Optional<TwilioError> missing(Map<String, String> form) {
        if (form.getOrDefault("To", "").isEmpty()) {
            return refused(21604, "A 'To' phone number is required.");
        }
        if (form.getOrDefault("From", "").isEmpty()
                && form.getOrDefault("MessagingServiceSid", "").isEmpty()) {
            return refused(21603, "A 'From' phone number is required.");
        }
        Optional<String> beyond = NOT_HERE.stream().filter(form::containsKey).findFirst();
        if (beyond.isPresent()) {
            return refused(20001, "This sandbox sends plain text at once: it takes no '" + beyond.get() + "'.");
        }
        return form.getOrDefault("Body", "").isEmpty() ? refused(21602, "Message body is required.") : Optional.empty();
    }

    private static Optional<TwilioError> text(String body) {
        return body.codePointCount(0, body.length()) > LONGEST
                ? refused(21617, "The concatenated message body exceeds the 1600 character limit.")
                : Optional.empty();
    }

    private static Optional<TwilioError> to(String to) {
        if (!number(to)) {
            return refused(21211, "The 'To' number " + to + " is not a valid phone number.");
        }
        return switch (to) {
            case "+15005550001" -> refused(21211, "The 'To' number " + to + " is not a valid phone number.");
            case "+15005550002" ->
                refused(
                        21612,
                        "The 'To' phone number: " + to + ", is not currently reachable using the 'From' phone number"
                                + " via SMS.");
            case "+15005550003" ->
                refused(
                        21408,
                        "Permission to send an SMS has not been enabled for the region indicated by the 'To' number: "
                                + to + ".");
            case "+15005550004" -> refused(21610, "Attempt to send to unsubscribed recipient");
            case "+15005550009" -> refused(21614, "'To' number is not a valid mobile number: " + to);
            default -> Optional.empty();
        };
    }

    private Optional<TwilioError> from(String from) {
        if (!number(from) || from.equals("+15005550001")) {
            return refused(
                    21212,
                    "The 'From' number " + from + " is not a valid phone number, shortcode, or"
                            + " alphanumeric sender ID.");
        }
        if (from.equals("+15005550008")) {
            return refused(21611, "The source 'from' phone number exceeded the maximum allowed queue size.");
        }
        return settings.owns(from)
                ? Optional.empty()
                : refused(
                        21606,
                        "The From phone number " + from + " is not a valid, SMS-capable inbound phone number or short"
                                + " code for your account.");
    }

    private Optional<TwilioError> service(String sid, String from) {
        if (!sid.matches("MG[0-9a-f]{32}")) {
            return refused(21705, "The Messaging Service Sid " + sid + " is invalid.");
        }
        if (!sid.equals(settings.service())) {
            return Optional.of(new TwilioError(404, 21701, "The Messaging Service does not exist"));
        }
        return from.isEmpty() || from.equals(settings.serviceNumber())
                ? Optional.empty()
                : refused(21712, "The 'From' number " + from + " is not in the Messaging Service's sender pool.");
    }

    private static Optional<TwilioError> callback(String address) {
        return address.isEmpty() || web(address)
                ? Optional.empty()
                : refused(21609, "The 'StatusCallback' URL " + address + " is not a valid URL.");
    }

    /** An address of one's own machine is refused by the real Twilio, which can't reach it, and taken here. */
    private static boolean web(String address) {
        try {
            URI uri = URI.create(address);
            return List.of("http", "https").contains(uri.getScheme()) && uri.getHost() != null;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static Optional<TwilioError> validity(String seconds) {
        boolean whole = seconds.matches("\\d{1,5}");
        boolean fine = seconds.isEmpty()
                || (whole && Integer.parseInt(seconds) >= 1 && Integer.parseInt(seconds) <= LONGEST_VALIDITY);
        return fine ? Optional.empty() : refused(21624, "The ValidityPeriod " + seconds + " is not valid.");
    }

    private Optional<TwilioError> pair(Map<String, String> form) {
        String to = form.get("To");
        String service = form.getOrDefault("MessagingServiceSid", "");
        String from = service.isEmpty() ? form.get("From") : settings.serviceNumber();
        if (from.equals(to)) {
            return refused(21266, "'To' and 'From' number cannot be the same: " + to);
        }
        return optedOut.test(settings.sender(from), to)
                ? refused(21610, "Attempt to send to unsubscribed recipient")
                : Optional.empty();
    }

    private static Optional<TwilioError> refused(int code, String message) {
        return Optional.of(TwilioError.bad(code, message));
    }
}
