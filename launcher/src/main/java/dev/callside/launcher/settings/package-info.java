/** The one place that knows every configuration key, its default, its check and its secrecy. */
package dev.callside.launcher.settings;
