/** The mailbox: an SMTP server that keeps what it receives, shows it, and fails when it is told to. */
package dev.callside.sandbox.mailbox;
