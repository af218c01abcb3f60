/** Payara Micro inside this process: its settings, its data sources, its applications and its log. */
package dev.callside.launcher.server;
