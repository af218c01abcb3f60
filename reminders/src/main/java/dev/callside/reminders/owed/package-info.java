/** Which payments, asked for in a call and not made there, belong to which appointment. */
package dev.callside.reminders.owed;
