/** The commands of {@code callside.jar}, and how a failure of theirs reaches the person who typed them. */
package dev.callside.launcher;
