package dev.callside.practice.client;

/** What a source says of a client. */
public record ClientTold(Client client, Told told) {}
