/** The pages of reminders in the browser that runs them in earnest. */
package dev.callside.reminders.browser;
