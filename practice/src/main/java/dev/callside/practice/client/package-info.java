/** The practices' patients: how to reach them, and whether they want that. */
package dev.callside.practice.client;
