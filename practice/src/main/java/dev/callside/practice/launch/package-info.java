/** How somebody gets in: a host's signed launch becomes a session. */
package dev.callside.practice.launch;
