package dev.callside.practice.launch;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.callside.plugin.CallHostAdapter;
import dev.callside.plugin.CallWebhook;
import dev.callside.plugin.EventAnswer;
import dev.callside.plugin.LaunchProof;
import dev.callside.plugin.LaunchRefused.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Proves that a JAR in a folder is all that it takes to connect another kind of host, and what happens without it. */
class AdaptersTest {

    private static final String SERVICE = "META-INF/services/" + CallHostAdapter.class.getName();
    private static final String MODULE = "export const bridge = () => {};";

    @TempDir
    Path folder;

    @Test
    void findsTheAdapterOfAJarAndItsBrowserModule() throws IOException {
        fixture(folder.resolve("fixture.jar"));

        var adapters = new Adapters(Optional.of(folder.toString()));

        var adapter = adapters.named("fixture").orElseThrow();
        assertThat(adapter.bridgeModule()).isEqualTo("adapters/fixture/bridge.js");
        assertThat(adapter.getClass().getClassLoader().getParent()).isEqualTo(Adapters.class.getClassLoader());
        assertThat(adapters.module("/fixture/bridge.js"))
                .hasValueSatisfying(text -> assertThat(new String(text, UTF_8)).isEqualTo(MODULE));
        assertThat(adapters.named("callside")).isPresent();
    }

    @Test
    void givesNothingElseOfAJar() throws IOException {
        fixture(folder.resolve("fixture.jar"));
        var adapters = new Adapters(Optional.of(folder.toString()));

        for (var path :
                new String[] {"/fixture/other.js", "/../../" + SERVICE, "/fixture/../x.js", "/fixture/Fixture.class", ""
                }) {
            assertThat(adapters.module(path)).as(path).isEmpty();
        }
    }

    @Test
    void worksWithoutTheFolderAndBesideABrokenJar() throws IOException {
        assertThat(new Adapters(Optional.of(folder.resolve("none").toString())).named("callside"))
                .isPresent();
        jar(folder.resolve("a-broken.jar"), Map.of(SERVICE, "no.such.Adapter".getBytes(UTF_8)));
        fixture(folder.resolve("fixture.jar"));

        assertThat(new Adapters(Optional.of(folder.toString())).named("fixture"))
                .isPresent();
    }

    @Test
    void letsNobodyInByAnAdapterThatIsNotThere() {
        var scene = new LaunchScene();
        scene.postgres.asOwner("update practice.hosts set adapter = 'fixture' where id = '" + scene.host.id() + "'");
        var nonce = scene.nonce();

        assertThat(LaunchScene.reason(scene.launches.launch(scene.host.id(), new LaunchProof("a.b.c", nonce))))
                .isEqualTo(Reason.UNKNOWN_ADAPTER);
        assertThat(scene.events.check(
                        scene.launches.host(scene.host.id()).orElseThrow(), new CallWebhook(Map.of(), "")))
                .isEqualTo(new EventAnswer.Refused(EventAnswer.Reason.UNKNOWN_ADAPTER));
    }

    /** Compiled here, so that the class is in the JAR and nowhere else. */
    private void fixture(Path jar) throws IOException {
        var sources = Files.createTempDirectory(folder, "fixture");
        var source = Files.writeString(sources.resolve("Fixture.java"), """
                import dev.callside.plugin.*;
                import java.time.Instant;
                public class Fixture implements CallHostAdapter {
                    @Override public String name() { return "fixture"; }
                    @Override public String bridgeModule() { return "adapters/fixture/bridge.js"; }
                    @Override public LaunchAnswer verify(HostRegistration host, LaunchProof proof, Instant now) {
                        return new LaunchRefused(LaunchRefused.Reason.MALFORMED);
                    }
                    @Override public EventAnswer events(HostRegistration host, CallWebhook webhook, Instant now) {
                        return new EventAnswer.Refused(EventAnswer.Reason.MALFORMED);
                    }
                }
                """);
        var contract = CallHostAdapter.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .getPath();
        assertThat(ToolProvider.getSystemJavaCompiler()
                        .run(null, null, null, "-proc:none", "-cp", contract, source.toString()))
                .isZero();
        jar(
                jar,
                Map.of(
                        SERVICE,
                        "Fixture".getBytes(UTF_8),
                        "Fixture.class",
                        Files.readAllBytes(sources.resolve("Fixture.class")),
                        "META-INF/resources/adapters/fixture/bridge.js",
                        MODULE.getBytes(UTF_8)));
    }

    private static void jar(Path file, Map<String, byte[]> entries) throws IOException {
        try (var jar = new JarOutputStream(Files.newOutputStream(file))) {
            for (var entry : entries.entrySet()) {
                jar.putNextEntry(new JarEntry(entry.getKey()));
                jar.write(entry.getValue());
            }
        }
    }
}
