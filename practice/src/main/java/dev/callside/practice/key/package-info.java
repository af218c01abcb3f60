/** Keys with which a practice's own systems call the API. */
package dev.callside.practice.key;
