/** What became of messages, and what a person can still do about them. */
package dev.callside.reminders.log;
