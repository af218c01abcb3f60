/** What a message says: its text with placeholders, checked when it is saved and filled in when it is sent. */
package dev.callside.reminders.copy;
