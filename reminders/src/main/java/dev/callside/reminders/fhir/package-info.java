/** Appointments as practice systems that speak HL7 FHIR R4 send them. */
package dev.callside.reminders.fhir;
