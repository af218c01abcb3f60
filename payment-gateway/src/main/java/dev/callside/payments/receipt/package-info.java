/** The receipt that the patient gets by e-mail. */
package dev.callside.payments.receipt;
