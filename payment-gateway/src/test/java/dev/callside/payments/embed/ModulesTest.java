package dev.callside.payments.embed;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ModulesTest {

    private final Map<String, String> files = new HashMap<>();
    private final Modules modules = new Modules(
            path -> files.containsKey(path)
                    ? new ByteArrayInputStream(files.get(path).getBytes(UTF_8))
                    : null,
            "/app",
            Map.of("lib", "/app/static/lib/1/index.js", "lib/", "/app/static/lib/1/"));

    @Test
    void namesAllThatIsImportedLevelByLevel() {
        files.put("/a.js", "import { b } from './parts/b.js';\nimport './c.js';");
        files.put("/parts/b.js", "export { d } from '../d.js';");
        files.put("/c.js", "");
        files.put("/d.js", "");
        assertThat(modules.neededBy("/a.js")).containsExactly("/app/a.js", "/app/parts/b.js", "/app/c.js", "/app/d.js");
    }

    @Test
    void findsLibrariesByTheImportMap() {
        files.put("/a.js", "import{x}from\"lib\";import\"lib/more/y.js\";");
        files.put("/static/lib/1/index.js", "export*from\"./z.js\"");
        files.put("/static/lib/1/more/y.js", "");
        files.put("/static/lib/1/z.js", "");
        assertThat(modules.neededBy("/a.js"))
                .containsExactly(
                        "/app/a.js",
                        "/app/static/lib/1/index.js",
                        "/app/static/lib/1/more/y.js",
                        "/app/static/lib/1/z.js");
    }

    @Test
    void leavesForLaterWhatIsImportedLater() {
        files.put("/a.js", "/** @type {import('./types.js').T} */ const b = () => import('./b.js');");
        assertThat(modules.neededBy("/a.js")).containsExactly("/app/a.js");
    }

    @Test
    void endsWhereModulesImportEachOther() {
        files.put("/a.js", "import './b.js';");
        files.put("/b.js", "import './a.js';");
        assertThat(modules.neededBy("/a.js")).containsExactly("/app/a.js", "/app/b.js");
    }

    @Test
    void saysWhatIsMissing() {
        files.put("/a.js", "import './gone.js';");
        files.put("/b.js", "import 'unknown';");
        assertThatThrownBy(() -> modules.neededBy("/a.js")).hasMessageContaining("/gone.js");
        assertThatThrownBy(() -> modules.neededBy("/b.js")).hasMessageContaining("unknown");
    }
}
