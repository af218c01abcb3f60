/** The PostgreSQL that Callside brings along, for when no database is configured. */
package dev.callside.launcher.postgres;
