/** What happened to a level's credits: line by line, and day by day. */
package dev.callside.credits.history;
