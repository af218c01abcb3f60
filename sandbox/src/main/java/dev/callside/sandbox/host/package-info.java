/** The call host: who is in which call, the signalling between browsers, and what a host owes the apps it frames. */
package dev.callside.sandbox.host;
