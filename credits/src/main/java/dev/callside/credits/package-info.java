/** What is counted: the ledger, and the credits, levels and wallets that sit on it. No HTTP, no timers, no state. */
package dev.callside.credits;
