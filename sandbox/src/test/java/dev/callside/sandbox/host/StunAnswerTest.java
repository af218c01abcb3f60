package dev.callside.sandbox.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.DatagramPacket;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

/** The answer agrees with the test vectors of RFC 5769, as far as they go without integrity. */
class StunAnswerTest {

    private static final String TRANSACTION = "b7e7a701bc34d686fa87dfae";
    private static final String REQUEST = "00010000" + "2112a442" + TRANSACTION;

    @Test
    void hidesTheAddressAsTheSampleResponseDoes() throws UnknownHostException {
        byte[] answer = StunAnswer.to(packet(REQUEST)).orElseThrow();

        assertThat(HexFormat.of().formatHex(answer))
                .isEqualTo("0101000c" + "2112a442" + TRANSACTION + "00200008" + "0001a147e112a643");
    }

    @Test
    void answersNothingElse() throws UnknownHostException {
        assertThat(StunAnswer.to(packet(""))).isEmpty();
        assertThat(StunAnswer.to(packet("0101" + REQUEST.substring(4)))).isEmpty();
        assertThat(StunAnswer.to(packet(REQUEST.replace("2112a442", "00000000"))))
                .isEmpty();
    }

    /** From 192.0.2.1, port 32853. */
    private static DatagramPacket packet(String hex) throws UnknownHostException {
        byte[] bytes = HexFormat.of().parseHex(hex);
        return new DatagramPacket(
                bytes, bytes.length, InetAddress.getByAddress(new byte[] {(byte) 192, 0, 2, 1}), 32853);
    }
}
