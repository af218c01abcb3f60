/** What the control page does to the sandbox as a whole. */
package dev.callside.sandbox.control;
