package dev.callside.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Shows that ids are of version 7. */
class TimeOrderedIdTest {

    @Test
    void isOfVersionSeven() {
        UUID id = TimeOrderedId.next();
        assertThat(id.version()).isEqualTo(7);
        assertThat(id.variant()).isEqualTo(2);
        assertThat(id).isNotEqualTo(TimeOrderedId.next());
    }
}
