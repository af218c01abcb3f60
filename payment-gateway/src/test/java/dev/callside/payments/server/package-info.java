/** The packaged WAR on Payara Micro: wiring, transactions, security and JSON. */
package dev.callside.payments.server;
