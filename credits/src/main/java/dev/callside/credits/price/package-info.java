/** What credits cost, and what a message costs in credits: rules that the operator's configuration sets. */
package dev.callside.credits.price;
