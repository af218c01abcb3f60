/** Work in the background: the threads, and what keeps a schedule going. */
package dev.callside.practice.work;
