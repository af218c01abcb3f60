/** Keys for the practice's own systems, as a manager makes and revokes them. */
package dev.callside.reminders.key;
