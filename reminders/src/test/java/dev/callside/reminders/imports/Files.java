package dev.callside.reminders.imports;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.callside.plugin.PracticeId;
import dev.callside.practice.tenancy.Practice;
import dev.callside.practice.tenancy.Practice.PaymentsApproval;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.IntFunction;

/** Files to import, typed in or made as they are read. */
final class Files {

    static final String HEADER = "id,start,client_id,client_name";

    static final Practice MELBOURNE = new Practice(
            new PracticeId(UUID.randomUUID()),
            "Org",
            "Harbour Practice",
            "ABN 1",
            "AU",
            ZoneId.of("Australia/Melbourne"),
            "AUD",
            PaymentsApproval.OFF);

    private Files() {}

    static ImportFile open(InputStream in) {
        try {
            return ImportFile.open(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static ImportFile file(String text) {
        return open(new ByteArrayInputStream(text.getBytes(UTF_8)));
    }

    static ImportFile lines(String... lines) {
        return file(String.join("\n", lines) + "\n");
    }

    static RowReader reader(ImportFile file) {
        return new RowReader(MELBOURNE, file.header(), UUID::randomUUID);
    }

    /** What became of the rows: the ids of those that are taken, and {@code line column code} of what is wrong. */
    static List<String> outcomes(ImportFile file) {
        List<String> all = new ArrayList<>();
        Batches.run(file.rows(), reader(file), Long.MAX_VALUE, batch -> {
            batch.taken().forEach(each -> all.add(each.externalId()));
            batch.errors().forEach(each -> all.add(each.line() + " " + each.column() + " " + each.code()));
            return true;
        });
        return all;
    }

    /** A connection that is reset. */
    static InputStream breaking() {
        return new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("connection reset");
            }

            @Override
            public int read(byte[] buffer, int offset, int length) throws IOException {
                return read();
            }
        };
    }

    /** A file whose rows are made when they are read. */
    static final class Generated extends InputStream {

        private final int rows;
        private final IntFunction<String> row;
        private byte[] bytes;
        private int at;
        private int made;

        Generated(int rows, IntFunction<String> row) {
            this(HEADER, rows, row);
        }

        Generated(String header, int rows, IntFunction<String> row) {
            this.bytes = (header + "\n").getBytes(UTF_8);
            this.rows = rows;
            this.row = row;
        }

        /** How many there were so far. */
        int made() {
            return made;
        }

        @Override
        public int read() {
            var one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) {
            if (at == bytes.length) {
                if (made == rows) {
                    return -1;
                }
                made++;
                bytes = (row.apply(made) + "\n").getBytes(UTF_8);
                at = 0;
            }
            var count = Math.min(length, bytes.length - at);
            System.arraycopy(bytes, at, buffer, offset, count);
            at += count;
            return count;
        }
    }
}
