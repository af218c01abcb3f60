/** What happens without anybody asking: the workers, and what they are woken by. */
package dev.callside.payments.work;
