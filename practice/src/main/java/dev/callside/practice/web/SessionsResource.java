package dev.callside.practice.web;

import dev.callside.plugin.LaunchProof;
import dev.callside.plugin.Placement;
import dev.callside.practice.launch.LaunchOutcome;
import dev.callside.practice.launch.Launches;
import dev.callside.practice.metrics.MetricsStore;
import dev.callside.practice.tenancy.Practice;
import dev.callside.practice.time.ClockStore;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;

/** The way in: a nonce for the page, and a session for a launch that the host signed. */
@Path("/")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class SessionsResource {

    /** Counts launches that were refused, by reason. */
    public static final String LAUNCHES_REFUSED = "callside_launches_refused";

    private static final Logger LOG = Logger.getLogger(SessionsResource.class.getName());

    @Inject
    private Launches launches;

    @Inject
    private CurrentSession current;

    @Inject
    private MetricsStore metrics;

    @Inject
    private Clock clock;

    @Inject
    private ClockStore clocks;

    /** Which page wants to be launched. */
    public record NonceRequest(String registration, String placement) {}

    /** To be handed to the host, whose signature repeats it. Good once, for ten minutes. */
    public record NonceAnswer(String nonce) {}

    /** A launch as the host's backend signed it. */
    public record LaunchRequest(String registration, String nonce, String token) {}

    /**
     * Somebody is in.
     *
     * @param token for {@code Authorization: Bearer}; to be kept in memory only
     * @param now the server's time, since that of the browser's computer may be another one
     */
    public record SessionAnswer(
            String token,
            Instant now,
            Instant expiresAt,
            String role,
            String placement,
            String name,
            String locale,
            PracticeAnswer practice) {}

    public record PracticeAnswer(String id, String name, String currency, String country, String zone) {}

    @POST
    @Path("nonces")
    @Open
    @Operation(summary = "A one-use nonce for a page that wants to launch again")
    @APIResponseSchema(NonceAnswer.class)
    public Response nonce(NonceRequest request) {
        var placement = Placement.named(request == null ? "" : request.placement());
        if (placement.isEmpty() || request.registration() == null) {
            return Problem.response(CommonProblem.MALFORMED, current.locale());
        }
        return launches.host(request.registration())
                .map(host -> Response.ok(new NonceAnswer(launches.nonce(host.id(), placement.get())))
                        .build())
                .orElseGet(() -> Problem.response(CommonProblem.NOT_FOUND, current.locale()));
    }

    @POST
    @Path("sessions")
    @Open
    @Operation(summary = "A session for a launch that a registered host signed")
    @APIResponseSchema(value = SessionAnswer.class, responseCode = "201")
    public Response open(LaunchRequest request) {
        if (request == null || request.registration() == null || request.nonce() == null || request.token() == null) {
            return Problem.response(CommonProblem.MALFORMED, current.locale());
        }
        var proof = new LaunchProof(request.token(), request.nonce());
        var outcome = launches.launch(request.registration(), proof, clocks::moved);
        if (outcome instanceof LaunchOutcome.Opened opened) {
            return Response.status(Response.Status.CREATED)
                    .entity(answer(opened))
                    .build();
        }
        return refused(request, (LaunchOutcome.Refused) outcome);
    }

    private Response refused(LaunchRequest request, LaunchOutcome.Refused refused) {
        // The reason is for us: whoever tries doors is not told which of them was nearly open.
        LOG.log(Level.WARNING, "Launch by host {0} refused: {1}", new Object[] {
            LogText.safe(request.registration()), refused.reason()
        });
        metrics.refused(LAUNCHES_REFUSED, refused.reason());
        return Problem.response(CommonProblem.LAUNCH_REFUSED, current.locale());
    }

    private SessionAnswer answer(LaunchOutcome.Opened opened) {
        var session = opened.session();
        Practice practice = opened.practice();
        return new SessionAnswer(
                opened.token(),
                clock.instant(),
                session.expiresAt(),
                session.role().label(),
                session.placement().label(),
                session.name(),
                session.locale().toLanguageTag(),
                new PracticeAnswer(
                        practice.id().toString(),
                        practice.name(),
                        practice.currency(),
                        practice.country(),
                        practice.zone().getId()));
    }

    /** What every JAX-RS application of ours registers besides its own resources. */
    public static List<Class<?>> filters() {
        return List.of(SessionFilter.class, LimitsFilter.class, WholeJsonFilter.class, FailureMapper.class);
    }

    /** The same for the application that lets people in; their sessions hold in the others too. */
    public static List<Class<?>> shared() {
        return Stream.concat(Stream.of(SessionsResource.class), filters().stream())
                .toList();
    }
}
