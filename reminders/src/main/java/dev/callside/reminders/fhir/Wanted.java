package dev.callside.reminders.fhir;

/**
 * An appointment to keep.
 *
 * @param id as the address of the request says
 * @param resource with the issues that were found on the way to it
 */
record Wanted(String id, Element resource) {}
