/** What ships, run as its users run it: as processes, in browsers, with an outside world that fails. */
package dev.callside.system;
