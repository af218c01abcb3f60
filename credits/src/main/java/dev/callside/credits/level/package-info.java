/** Levels: whose credits a message is paid from, how they are refilled, and who is told when they run low. */
package dev.callside.credits.level;
