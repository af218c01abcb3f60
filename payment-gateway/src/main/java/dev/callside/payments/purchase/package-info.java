/** What practices buy of the operator: saved cards, purchases, automatic top-ups, and the one grant for each. */
package dev.callside.payments.purchase;
