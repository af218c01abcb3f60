/** Runs the rules of the panels in Chromium. */
package dev.callside.payments.browser;
