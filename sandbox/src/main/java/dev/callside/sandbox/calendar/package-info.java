/** A practice system that publishes its calendar. */
package dev.callside.sandbox.calendar;
