/** The application: its API, its persistence unit, and what it does by itself. */
package dev.callside.reminders.work;
