/** Runs the browser half of the contract in Chromium, from the very files that are served. */
package dev.callside.plugin.browser;
