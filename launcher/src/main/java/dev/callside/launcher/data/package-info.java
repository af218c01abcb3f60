/** The data folder: who holds it, and the secrets that are made once and kept in it. */
package dev.callside.launcher.data;
