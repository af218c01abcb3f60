/** The one clock, and ids that sort by it. */
package dev.callside.practice.time;
