package dev.callside.reminders.imports;

import dev.callside.practice.time.Ids;
import jakarta.ws.rs.QueryParam;
import java.util.Optional;
import java.util.UUID;

/** How a file is to be taken in, as the address says it. */
public class HttpImportAsked {

    /** A UUID of the caller's. */
    @QueryParam("id")
    String id;

    /** {@code true}: only look at its beginning. */
    @QueryParam("preview")
    String preview;

    /** {@code true}: read it when all of it is here, whether the caller waits or not. */
    @QueryParam("later")
    String later;

    /** Of the file, for people. */
    @QueryParam("name")
    String name;

    Optional<UUID> id() {
        return Ids.read(id);
    }

    boolean preview() {
        return "true".equals(preview);
    }

    boolean later() {
        return "true".equals(later);
    }

    /** Of one that has an id. */
    Begun begun(String by, long length) {
        return new Begun(id().orElseThrow(), by, Begun.name(name), Math.max(0, length), later());
    }
}
