/** What {@code /openapi} says of an application's endpoints. */
package dev.callside.practice.openapi;
