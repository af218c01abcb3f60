/** Which messages an appointment gets, and when: pure functions of the appointment, the settings and the time. */
package dev.callside.reminders.plan;
