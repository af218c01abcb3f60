/** Clients: how they are reached, what they agreed to, and who says so. */
package dev.callside.reminders.client;
