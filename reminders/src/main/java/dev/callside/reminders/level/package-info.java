/** What a level sets for its reminders, over HTTP: the settings, the copy, and the plans that follow. */
package dev.callside.reminders.level;
