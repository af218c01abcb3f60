package dev.callside.launcher.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Shows what a list looks like in a terminal. */
class TableTest {

    @Test
    void alignsColumnsAndDisarmsControlCharacters() {
        var table = new Table(List.of("id", "name"), List.of(List.of("1", "Fjord\u001b[31m"), List.of("234", "")));
        assertThat(table.lines()).containsExactly("id   name", "1    Fjord [31m", "234");
    }
}
