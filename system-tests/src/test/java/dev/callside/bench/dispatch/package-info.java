/** What runs inside the server to measure how fast messages go out. */
package dev.callside.bench.dispatch;
