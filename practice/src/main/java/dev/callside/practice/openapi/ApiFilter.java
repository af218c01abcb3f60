package dev.callside.practice.openapi;

import dev.callside.practice.web.Problem;
import jakarta.ws.rs.core.Application;
import java.util.List;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;

/**
 * Says in {@code /openapi} what each endpoint takes and answers, and that whatever goes wrong is a {@link Problem}. The
 * shapes are read from the records themselves: the server would merge those of answers that are built by hand into plain
 * objects, and those of records that share a simple name into one.
 *
 * <p>Good answers have the shape that {@code @APIResponseSchema} names, an array of it where that is an array, whatever
 * their status. A WAR extends it for its own application and names it as {@code mp.openapi.filter}.
 */
public abstract class ApiFilter implements OASFilter {

    private static final String NO_CONTENT = "204";

    private final List<HttpEndpoint> endpoints;
    private final String contextRoot;

    /**
     * The document of one application.
     *
     * @param contextRoot what its paths follow; the server shows the paths of all its applications in one document
     */
    protected ApiFilter(Application application, String contextRoot) {
        this.endpoints = HttpEndpoint.of(application);
        this.contextRoot = contextRoot;
    }

    @Override
    public void filterOpenAPI(OpenAPI document) {
        var shapes = new Shapes();
        place(document);
        endpoints.forEach(endpoint -> describe(operation(document, endpoint), endpoint, shapes));
        if (document.getComponents() == null) {
            document.setComponents(OASFactory.createComponents());
        }
        document.getComponents().setSchemas(shapes.all());
    }

    /** Shared libraries have resources that an application may not have taken; the server shows them all the same. */
    private void place(OpenAPI document) {
        var known = endpoints.stream().map(HttpEndpoint::path).collect(Collectors.toSet());
        var paths = document.getPaths();
        List.copyOf(paths.getPathItems().keySet()).stream()
                .filter(path -> !known.contains(path))
                .forEach(paths::removePathItem);
        var server = OASFactory.createServer().url(contextRoot);
        known.forEach(path -> paths.getPathItem(path).setServers(List.of(server)));
    }

    private static Operation operation(OpenAPI document, HttpEndpoint endpoint) {
        return document.getPaths().getPathItem(endpoint.path()).getOperations().get(endpoint.verb());
    }

    private static void describe(Operation operation, HttpEndpoint endpoint, Shapes shapes) {
        endpoint.answer().ifPresent(type -> answers(operation, content(endpoint.produces(), shapes.of(type))));
        endpoint.body()
                .ifPresent(
                        type -> operation.getRequestBody().setContent(content(endpoint.consumes(), shapes.of(type))));
        operation.getResponses().addAPIResponse("default", problem(shapes));
    }

    private static void answers(Operation operation, Content content) {
        operation.getResponses().getAPIResponses().forEach((status, response) -> {
            if (status.startsWith("2") && !status.equals(NO_CONTENT)) {
                response.setContent(content);
            }
        });
    }

    private static APIResponse problem(Shapes shapes) {
        return OASFactory.createAPIResponse()
                .description("What went wrong; docs/reference/problems.md has all types")
                .content(content(Problem.MEDIA_TYPE, shapes.of(Problem.class)));
    }

    private static Content content(String mediaType, Schema shape) {
        return OASFactory.createContent()
                .addMediaType(mediaType, OASFactory.createMediaType().schema(shape));
    }
}
