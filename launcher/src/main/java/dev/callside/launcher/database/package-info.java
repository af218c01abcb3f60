/** Connecting as the owner of the schemas, bringing them up to date, and the few things an operator keeps in them. */
package dev.callside.launcher.database;
