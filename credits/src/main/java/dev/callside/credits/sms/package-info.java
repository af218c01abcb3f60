/** How many parts a text message takes. */
package dev.callside.credits.sms;
