/** Takes each defence away in turn and looks whether a test notices: {@code ./faults defences}. */
package dev.callside.defences;
