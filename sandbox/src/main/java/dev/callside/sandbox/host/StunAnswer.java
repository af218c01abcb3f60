package dev.callside.sandbox.host;

import java.net.DatagramPacket;
import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * The one thing of <a href="https://www.rfc-editor.org/rfc/rfc8489">STUN (RFC 8489)</a> that ICE asks of a server: a
 * Binding success response with XOR-MAPPED-ADDRESS, for IPv4.
 */
final class StunAnswer {

    private static final int HEADER = 20;
    private static final short BINDING_REQUEST = 0x0001;
    private static final short BINDING_SUCCESS = 0x0101;
    private static final int MAGIC_COOKIE = 0x2112A442;
    private static final short XOR_MAPPED_ADDRESS = 0x0020;
    private static final short ATTRIBUTE_LENGTH = 8;
    private static final short IPV4 = 1;

    private StunAnswer() {}

    /** Empty for everything that is no Binding request over IPv4. */
    static Optional<byte[]> to(DatagramPacket request) {
        byte[] address = request.getAddress().getAddress();
        if (request.getLength() < HEADER || address.length != Integer.BYTES) {
            return Optional.empty();
        }
        ByteBuffer in = ByteBuffer.wrap(request.getData(), request.getOffset(), request.getLength());
        boolean binding = in.getShort() == BINDING_REQUEST;
        in.getShort();
        if (!binding || in.getInt() != MAGIC_COOKIE) {
            return Optional.empty();
        }
        byte[] transaction = new byte[12];
        in.get(transaction);
        return Optional.of(ByteBuffer.allocate(HEADER + Integer.BYTES + ATTRIBUTE_LENGTH)
                .putShort(BINDING_SUCCESS)
                .putShort((short) (Integer.BYTES + ATTRIBUTE_LENGTH))
                .putInt(MAGIC_COOKIE)
                .put(transaction)
                .putShort(XOR_MAPPED_ADDRESS)
                .putShort(ATTRIBUTE_LENGTH)
                .putShort(IPV4)
                .putShort((short) (request.getPort() ^ (MAGIC_COOKIE >>> 16)))
                .putInt(ByteBuffer.wrap(address).getInt() ^ MAGIC_COOKIE)
                .array());
    }
}
