/** What a level wants sent: which messages, by which channel, how long before or after, and at which times of day. */
package dev.callside.reminders.settings;
