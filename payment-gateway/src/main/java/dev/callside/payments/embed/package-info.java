/** The pages that a call host frames. */
package dev.callside.payments.embed;
