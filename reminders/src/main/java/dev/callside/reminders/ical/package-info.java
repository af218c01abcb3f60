/** What a calendar file (RFC 5545) says: which appointments, when each of them is, and with whom. */
package dev.callside.reminders.ical;
