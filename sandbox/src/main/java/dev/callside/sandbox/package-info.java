/** What every part of the sandbox stands on: its database, its clock, its configuration and the headers of its pages. */
package dev.callside.sandbox;
