package dev.callside.practice.client;

/**
 * What a source says of a client.
 *
 * @param origin how we heard of it
 */
public record ClientTold(Client client, Told told, ConsentOrigin origin) {}
