/** The packaged WAR on Payara Micro: who may do what, what is refused and how, and what Twilio calls. */
package dev.callside.reminders.server;
