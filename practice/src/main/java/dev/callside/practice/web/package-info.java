/** What every endpoint shares: sessions, problem details, security headers. */
package dev.callside.practice.web;
