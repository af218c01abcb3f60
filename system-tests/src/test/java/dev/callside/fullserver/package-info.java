/** The EAR on a full server; not part of the usual tests, because that server is 170 MB to fetch. */
package dev.callside.fullserver;
