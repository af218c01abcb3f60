/** A stand-in for Twilio's messages: its API, its network, its callbacks, and a phone to read and answer on. */
package dev.callside.sandbox.twilio;
