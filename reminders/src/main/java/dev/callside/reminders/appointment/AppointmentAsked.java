package dev.callside.reminders.appointment;

/**
 * An appointment as JSON says it; nothing of it is believed, and whatever is missing is null.
 *
 * @param start RFC 3339 with an offset: {@code 2026-12-01T09:00:00+11:00}
 * @param end the same; or else {@code minutes}
 * @param minutes how long it takes; 30 if there is no end either
 * @param status FHIR's: {@code proposed pending booked arrived fulfilled cancelled noshow}; {@code booked} if absent
 * @param link to the video call, http or https
 * @param booked when it was booked; absent means now, and so does what lies ahead
 */
public record AppointmentAsked(
        String start,
        String end,
        Integer minutes,
        String status,
        String type,
        String place,
        String link,
        String booked,
        PractitionerAsked practitioner,
        ClientAsked client) {

    /**
     * Who sees the client.
     *
     * @param id as the call host and the practice's system know them
     */
    public record PractitionerAsked(String id, String name) {}

    /**
     * Who is to come.
     *
     * @param id the practice's system's
     * @param phone as people in the practice's country write it, or with a country code
     * @param language BCP 47: {@code is}, {@code en-AU}
     * @param zone IANA: {@code Australia/Perth}; absent means the practice's
     * @param consent by channel; absent says nothing: a new client has agreed, of a known one it stays as it is
     */
    public record ClientAsked(
            String id,
            String name,
            String firstName,
            String phone,
            String email,
            String language,
            String zone,
            ConsentAsked consent) {}

    public record ConsentAsked(Boolean sms, Boolean email) {}
}
