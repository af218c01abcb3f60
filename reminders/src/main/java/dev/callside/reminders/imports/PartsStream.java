package dev.callside.reminders.imports;

import java.io.InputStream;
import java.util.Optional;
import java.util.function.IntFunction;

/** A file that is kept in parts, of which one is in memory at a time. */
final class PartsStream extends InputStream {

    private final IntFunction<Optional<byte[]>> parts;
    private byte[] part = {};
    private int at;
    private int next;

    /** @param parts from 0; empty after the last */
    PartsStream(IntFunction<Optional<byte[]>> parts) {
        this.parts = parts;
    }

    @Override
    public int read() {
        return more() ? part[at++] & 0xff : -1;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) {
        if (length == 0) {
            return 0;
        }
        if (!more()) {
            return -1;
        }
        var count = Math.min(length, part.length - at);
        System.arraycopy(part, at, buffer, offset, count);
        at += count;
        return count;
    }

    private boolean more() {
        while (at == part.length) {
            var found = parts.apply(next);
            if (found.isEmpty()) {
                return false;
            }
            part = found.get();
            at = 0;
            next++;
        }
        return true;
    }
}
