/** What runs inside the server to measure the ledger. */
package dev.callside.bench.ledger;
