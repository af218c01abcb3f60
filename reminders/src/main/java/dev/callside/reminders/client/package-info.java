/** How clients are reached: their numbers as people write them. */
package dev.callside.reminders.client;
