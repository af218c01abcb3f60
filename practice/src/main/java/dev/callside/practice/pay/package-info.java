/** Links by which a request is paid outside its call: written by payments, sent on by reminders. */
package dev.callside.practice.pay;
