package dev.callside.practice.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Proves that nothing ends what is done again and again, and that each failure is told. */
class RepeatedTest {

    private static final Logger LOG = Logger.getLogger(Repeated.class.getName());

    private final List<LogRecord> told = new ArrayList<>();

    private final Handler listener = new Handler() {
        @Override
        public void publish(LogRecord line) {
            told.add(line);
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    @BeforeEach
    void listen() {
        LOG.addHandler(listener);
    }

    @AfterEach
    void hangUp() {
        LOG.removeHandler(listener);
    }

    static Stream<Throwable> failures() {
        return Stream.of(
                new IllegalStateException("a bug"),
                new OutOfMemoryError("for a moment"),
                new NoClassDefFoundError("dev/callside/Gone"));
    }

    @ParameterizedTest
    @MethodSource("failures")
    void goesOnAfterAnyFailure(Throwable failure) {
        var repeated = new Repeated("reminders", () -> RepeatedTest.<RuntimeException>fail(failure));

        assertThatCode(repeated::run).doesNotThrowAnyException();

        assertThat(told).singleElement().satisfies(line -> {
            assertThat(line.getMessage()).contains("reminders");
            assertThat(line.getThrown()).isSameAs(failure);
        });
    }

    @SuppressWarnings("unchecked")
    private static <T extends Throwable> void fail(Throwable failure) throws T {
        throw (T) failure;
    }
}
