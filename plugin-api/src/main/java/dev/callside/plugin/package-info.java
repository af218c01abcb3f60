/** The contract between a call host and an app in its plugin slot: what a host signs, announces and hands over. */
package dev.callside.plugin;
