/** A request that was not paid in its call, sent on by mail and paid on a page of its own. */
package dev.callside.payments.paylink;
