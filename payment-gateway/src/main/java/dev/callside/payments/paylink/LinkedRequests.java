package dev.callside.payments.paylink;

import dev.callside.payments.request.Request;
import dev.callside.payments.request.RequestId;
import dev.callside.payments.request.RequestStore;
import dev.callside.practice.pay.PayLinks;
import dev.callside.practice.tenancy.Database;
import dev.callside.practice.tenancy.Practice;
import dev.callside.practice.tenancy.PracticeStore;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.Optional;

/** Requests of links. Our signature on the link is the proof, and it is for one request of one practice. */
@Dependent
public class LinkedRequests {

    private final Database database;
    private final PayLinks links;
    private final RequestStore requests;
    private final PracticeStore practices;

    @Inject
    public LinkedRequests(Database database, PayLinks links, RequestStore requests, PracticeStore practices) {
        this.database = database;
        this.links = links;
        this.requests = requests;
        this.practices = practices;
    }

    /** Empty for a token that is none of ours, and where the request has no such link any more. */
    Optional<Request> find(String token) {
        return links.read(token)
                .flatMap(link -> database.app(
                                link.practice(), () -> requests.find(link.practice(), new RequestId(link.request())))
                        .filter(request -> request.linkUntil().equals(Optional.of(link.until()))));
    }

    Practice practice(Request request) {
        return database.app(request.practice(), () -> practices.practice(request.practice()));
    }
}
