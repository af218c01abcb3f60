package dev.callside.reminders.log;

import jakarta.ws.rs.QueryParam;

/** Which messages, as the query of an address says it. */
public class HttpLogAsked {

    /** One or several of their states, with commas between. */
    @QueryParam("state")
    String state;

    /** sms or email. */
    @QueryParam("channel")
    String channel;

    /** booked, changed, cancelled, before, after, no-show or unpaid. */
    @QueryParam("kind")
    String kind;

    /** What the client replied about the appointment: yes, no, or attention for anything else; to_read for what nobody has read. */
    @QueryParam("answer")
    String answer;

    /** Found in the client's name, number or e-mail address, or in the practice system's id of client or appointment. */
    @QueryParam("q")
    String text;

    /** Only this client's: the practice system's id of them, whole. */
    @QueryParam("client")
    String client;

    /** First day on which they were due, in the practice's zone. */
    @QueryParam("from")
    String from;

    /** Last day. */
    @QueryParam("to")
    String to;
}
