/** Appointments, as the practices' own systems tell of them. */
package dev.callside.reminders.appointment;
