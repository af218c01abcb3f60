package dev.callside.sandbox.twilio;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What a webhook answers is sent back only where Twilio would send it. */
class TwimlTest {

    @Test
    void saysEveryMessage() {
        assertThat(Twiml.messages(
                        "text/xml;charset=utf-8",
                        "<?xml version=\"1.0\"?><Response><Message> One </Message>"
                                + "<Message><Body>T&amp;o</Body></Message><message>no</message></Response>"))
                .containsExactly("One", "T&o");
    }

    @Test
    void saysPlainTextAsItIs() {
        assertThat(Twiml.messages("text/plain", "OK")).containsExactly("OK");
    }

    @Test
    void saysNothingOtherwise() {
        assertThat(Twiml.messages("text/xml", "<Response/>")).isEmpty();
        assertThat(Twiml.messages("", "")).isEmpty();
        assertThat(Twiml.messages("application/json", "{\"message\":\"hello\"}"))
                .isEmpty();
        assertThat(Twiml.messages("text/xml", "<Response><Message>half")).isEmpty();
        assertThat(Twiml.messages(
                        "text/xml",
                        "<!DOCTYPE r [<!ENTITY f SYSTEM \"file:///etc/hostname\">]>"
                                + "<Response><Message>&f;</Message></Response>"))
                .isEmpty();
    }
}
