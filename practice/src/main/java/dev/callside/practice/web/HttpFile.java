package dev.callside.practice.web;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;

/** A list as a file that a browser saves. */
public final class HttpFile {

    private HttpFile() {}

    /** Written while it is sent. */
    public static Response csv(String name, StreamingOutput file) {
        return Response.ok(file, CsvFile.MEDIA_TYPE)
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name + "\"")
                .build();
    }
}
