/** A double-entry ledger in any unit: accounts, immutable transfers, and balances that can't disagree with them. */
package dev.callside.credits.ledger;
