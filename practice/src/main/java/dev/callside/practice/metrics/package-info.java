/** What an operator watches: numbers at {@code /metrics}. */
package dev.callside.practice.metrics;
