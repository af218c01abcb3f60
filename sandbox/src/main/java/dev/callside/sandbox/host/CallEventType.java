package dev.callside.sandbox.host;

/** What a host tells its apps about a call, under the names of the contract. */
enum CallEventType {
    CALL_STARTED("call.started"),
    CALL_ENDED("call.ended"),
    PARTICIPANT_JOINED("participant.joined"),
    PARTICIPANT_LEFT("participant.left");

    private final String label;

    CallEventType(String label) {
        this.label = label;
    }

    String label() {
        return label;
    }
}
