package dev.callside.sandbox.twilio;

import dev.callside.sandbox.Db;
import dev.callside.sandbox.WebAnswer;
import dev.callside.sandbox.WebRequest;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Messages are made, read and listed. A message is made as often as it is asked for: the same call twice is two
 * messages.
 *
 * @see <a href="https://www.twilio.com/docs/messaging/api/message-resource">Messages resource</a>
 */
final class MessagesApi {

    private static final Pattern PATH =
            Pattern.compile("/2010-04-01/Accounts/(AC[0-9a-f]{32})/Messages(?:/([A-Za-z0-9]+))?(?:\\.json)?");

    private final Db db;
    private final TwilioSettings settings;
    private final Network network;
    /** Twilio counts how many calls are under way, not how many there are in a second. */
    private final Semaphore places;

    MessagesApi(Db db, TwilioSettings settings, Clock clock) {
        this.db = db;
        this.settings = settings;
        this.network = new Network(db, settings, clock);
        this.places = new Semaphore(settings.concurrency());
    }

    WebAnswer answer(WebRequest request) {
        if (!places.tryAcquire()) {
            return TwilioError.tooMany().answer();
        }
        try {
            return admitted(request);
        } finally {
            places.release();
        }
    }

    private WebAnswer admitted(WebRequest request) {
        Optional<TwilioError> stranger = stranger(request);
        if (stranger.isPresent()) {
            return stranger.get().answer();
        }
        Matcher path = PATH.matcher(request.path());
        if (!path.matches()) {
            return TwilioError.notFound(request.path()).answer();
        }
        String sid = Optional.ofNullable(path.group(2)).orElse("");
        return switch (request.method()) {
            case "GET" -> sid.isEmpty() ? MessagePage.of(db, settings, request) : read(sid, request.path());
            case "POST" ->
                sid.isEmpty()
                        ? create(Form.parse(request.body()))
                        : TwilioError.notAllowed().answer();
            default -> TwilioError.notAllowed().answer();
        };
    }

    /**
     * HTTP Basic: the account with its token, or an API key with its secret; and a path of that account.
     *
     * @see <a href="https://www.twilio.com/docs/usage/requests-to-twilio">Requests to Twilio</a>
     */
    private Optional<TwilioError> stranger(WebRequest request) {
        String header = request.header("Authorization");
        if (!header.startsWith("Basic ")) {
            return Optional.of(TwilioError.unauthorized("Authentication Error - No credentials provided"));
        }
        String pair = pair(header.substring("Basic ".length()).strip());
        boolean known = pair.equals(settings.accountSid() + ":" + settings.authToken())
                || pair.equals(settings.apiKey() + ":" + settings.apiSecret());
        Matcher path = PATH.matcher(request.path());
        boolean own = !path.matches() || path.group(1).equals(settings.accountSid());
        return known && own ? Optional.empty() : Optional.of(TwilioError.unauthorized("Authenticate"));
    }

    private static String pair(String encoded) {
        try {
            return new String(Base64.getDecoder().decode(encoded), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return "";
        }
    }

    private WebAnswer create(Map<String, String> form) {
        SendRules rules = new SendRules(settings, new OptOutStore(db)::holds);
        return rules.refusal(form)
                .map(TwilioError::answer)
                .orElseGet(() ->
                        WebAnswer.json(201, MessageJson.of(network.accept(Draft.of(form, settings)), settings)));
    }

    private WebAnswer read(String sid, String path) {
        return new MessageStore(db)
                .find(sid)
                .filter(message -> message.direction() != Direction.KEYWORD)
                .map(message -> WebAnswer.json(200, MessageJson.of(message, settings)))
                .orElseGet(() -> TwilioError.notFound(path).answer());
    }
}
