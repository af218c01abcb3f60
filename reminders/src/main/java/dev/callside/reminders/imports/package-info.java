/** Appointments from a file: read row by row as it arrives, and taken in batches. */
package dev.callside.reminders.imports;
