/** What a panel shows, and its live stream. */
package dev.callside.payments.panel;
