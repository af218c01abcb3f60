/** Who is who: practices, practitioners, hosts, launches, sessions, and the mail that leaves. */
package dev.callside.practice;
