/** Sends what is due: reserves its credits, hands it to who carries it, and writes down what became of it. */
package dev.callside.reminders.dispatch;
