/** What the person at the terminal sees. */
package dev.callside.launcher.progress;
