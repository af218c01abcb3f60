package dev.callside.system;

/** Where the call host and Callside are; in the demo both are one server. */
record Addresses(String host, String callside) {

    String api() {
        return callside + "/pay/api/v1";
    }
}
