/** What Twilio tells us: what became of a message, and what its reader answered. */
package dev.callside.reminders.twilio;
