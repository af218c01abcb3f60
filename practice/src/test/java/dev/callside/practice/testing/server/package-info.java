/** What the tests of a packaged WAR on the real server share: the server's surroundings, who asks it, and what it says of itself. */
package dev.callside.practice.testing.server;
