package dev.callside.reminders.fhir;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads the requests in a <a href="https://hl7.org/fhir/R4/http.html#transaction">Bundle</a>. */
final class BundleReader {

    static final int MOST_ENTRIES = 500;
    static final String TRANSACTION = "transaction";

    private static final Set<String> TYPES = Set.of(TRANSACTION, "batch");
    private static final Pattern URL = Pattern.compile("Appointment/([A-Za-z0-9.-]{1,64})");
    private static final String CREATE = "POST";
    /** What an entry has that is not to be kept under an id. */
    private static final String NO_ID = "";

    private BundleReader() {}

    /** What it asks for, each with issues of its own; to be used only if the bundle has none. */
    static List<Wanted> read(Element bundle) {
        if (!bundle.issues().isEmpty()) {
            return List.of();
        }
        if (bundle.text("resourceType").filter("Bundle"::equals).isEmpty()) {
            bundle.add(Issue.of(Issue.Code.STRUCTURE, bundle.path(), "fhir.bundle"));
        } else if (bundle.text("type").filter(TYPES::contains).isEmpty()) {
            bundle.refuse(Issue.Code.NOT_SUPPORTED, "type", "fhir.bundle.type");
        }
        var entries = bundle.children("entry");
        if (entries.size() > MOST_ENTRIES) {
            bundle.refuse(Issue.Code.NOT_SUPPORTED, "entry", "fhir.bundle.long", String.valueOf(MOST_ENTRIES));
        }
        return bundle.issues().isEmpty() ? wanted(entries) : List.of();
    }

    static boolean transaction(Element bundle) {
        return bundle.text("type").filter(TRANSACTION::equals).isPresent();
    }

    private static List<Wanted> wanted(List<Element> entries) {
        var all = new ArrayList<Wanted>();
        var ids = new HashSet<String>();
        for (var entry : entries) {
            var wanted = wanted(entry.apart());
            if (!wanted.id().isEmpty() && !ids.add(wanted.id())) {
                wanted.resource().add(Issue.of(Issue.Code.DUPLICATE, entry.at("request.url"), "fhir.entry.duplicate"));
            }
            all.add(wanted);
        }
        return all;
    }

    private static Wanted wanted(Element entry) {
        var id = entry.child("request").map(BundleReader::id);
        if (id.isEmpty()) {
            entry.refuse(Issue.Code.REQUIRED, "request", "appointment.needed");
        }
        var resource = entry.child("resource");
        if (resource.isEmpty()) {
            entry.refuse(Issue.Code.REQUIRED, "resource", "appointment.needed");
        }
        return new Wanted(id.orElse(NO_ID), resource.orElse(entry));
    }

    private static String id(Element request) {
        return request.text("method").filter(CREATE::equals).isPresent() ? noId(request) : ownId(request);
    }

    private static String noId(Element request) {
        if (request.text("url").filter("Appointment"::equals).isEmpty()) {
            request.refuse(Issue.Code.NOT_SUPPORTED, "url", "fhir.entry.create");
        }
        if (request.text("ifNoneExist").isPresent()) {
            request.refuse(Issue.Code.CONDITION, "ifNoneExist", "fhir.condition");
        }
        return NO_ID;
    }

    private static String ownId(Element request) {
        if (request.text("method").filter("PUT"::equals).isEmpty()) {
            request.refuse(Issue.Code.NOT_SUPPORTED, "method", "fhir.entry.method");
        }
        var url = URL.matcher(request.text("url").orElse(""));
        if (url.matches()) {
            return url.group(1);
        }
        request.refuse(Issue.Code.NOT_SUPPORTED, "url", "fhir.entry.url");
        return NO_ID;
    }
}
