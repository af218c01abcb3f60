/** The outbox: mail written in the transaction that it tells about, and sent once. */
package dev.callside.practice.mail;
