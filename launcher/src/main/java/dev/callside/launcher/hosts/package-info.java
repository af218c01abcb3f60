/** The file that registers a call host: what it says, and whether that can work. */
package dev.callside.launcher.hosts;
