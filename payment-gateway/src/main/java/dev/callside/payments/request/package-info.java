/** A payment that a clinician asks for, from the request to the money or the end of it. */
package dev.callside.payments.request;
