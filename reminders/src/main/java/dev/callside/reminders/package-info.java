/** Appointments in, the right message out at the right time, paid with credits. */
package dev.callside.reminders;
