package dev.callside.sandbox.stripe;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * One of Stripe's objects as it is stored. The trees may be changed in place and are kept by {@link ObjectStore#save}.
 *
 * @param kind Stripe's own name, such as {@code payment_intent}
 * @param account whose it is
 * @param parent the id of the object it belongs to, or null
 * @param body what Stripe shows
 * @param hidden what Stripe knows and never shows, such as what a test card will do
 */
record Thing(String id, String kind, String account, String parent, ObjectNode body, ObjectNode hidden) {

    static Thing of(String kind, String account, ObjectNode body) {
        return new Thing(Json.text(body, "id"), kind, account, null, body, Json.object());
    }

    Thing under(String parentId) {
        return new Thing(id, kind, account, parentId, body, hidden);
    }

    String text(String member) {
        return Json.text(body, member);
    }

    long number(String member) {
        return body.path(member).asLong();
    }

    /** What the database watches: Stripe's status where the kind has one. */
    String state() {
        return kind.equals("account") ? Json.text(hidden, "link") : text("status");
    }
}
