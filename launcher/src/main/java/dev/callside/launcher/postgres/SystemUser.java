package dev.callside.launcher.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Who PostgreSQL's programs run as: they refuse to be root. Root starts them in a user namespace of their own, where
 * nobody is root and every file still belongs to them. A container may forbid that: there they run as {@code nobody}, to
 * whom their files are given.
 */
enum SystemUser {
    ORDINARY(List.of()),
    ROOT(List.of("unshare", "--user")),
    CONTAINED_ROOT(List.of("setpriv", "--reuid=nobody", "--regid=nogroup", "--clear-groups"));

    private static final SystemUser CURRENT = find();

    @SuppressWarnings("ImmutableEnumChecker") // List.of is
    private final List<String> prefix;

    SystemUser(List<String> prefix) {
        this.prefix = prefix;
    }

    static SystemUser current() {
        return CURRENT;
    }

    List<String> prefix() {
        return prefix;
    }

    /** Lets the programs write to a folder or read a file, also where it was another's at the last start. */
    void give(Path path) throws IOException {
        if (this == ORDINARY) {
            return;
        }
        var owner = path.getFileSystem()
                .getUserPrincipalLookupService()
                .lookupPrincipalByName(this == ROOT ? "root" : "nobody");
        if (!Files.getOwner(path).equals(owner)) {
            try (var all = Files.walk(path)) {
                for (Path each : all.toList()) {
                    Files.setOwner(each, owner);
                }
            }
        }
    }

    private static SystemUser find() {
        try {
            if (!Integer.valueOf(0).equals(Files.getAttribute(Path.of("/proc/self"), "unix:uid"))) {
                return ORDINARY;
            }
            int namespaced =
                    new ProcessBuilder("unshare", "--user", "true").start().waitFor();
            return namespaced == 0 ? ROOT : CONTAINED_ROOT;
        } catch (IOException | UnsupportedOperationException e) {
            return ORDINARY;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
