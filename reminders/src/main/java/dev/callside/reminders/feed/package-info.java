/** Calendar feeds: a practice's system publishes its appointments at an address, and they are read from there again and again. */
package dev.callside.reminders.feed;
