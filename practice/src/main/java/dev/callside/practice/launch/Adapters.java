package dev.callside.practice.launch;

import dev.callside.plugin.CallHostAdapter;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.TreeMap;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The kinds of call host that are understood: ours, and those that JARs in the folder {@code adapters/} bring. */
@ApplicationScoped
public class Adapters {

    private static final Logger LOG = Logger.getLogger(Adapters.class.getName());
    private static final Pattern MODULE = Pattern.compile("(/[a-z0-9-]+)+\\.js");

    private final Map<String, CallHostAdapter> byName = new TreeMap<>();
    private final ClassLoader jars;

    /** Without any but ours. */
    public Adapters() {
        this(Optional.empty());
    }

    /**
     * With those of a folder.
     *
     * @param folder of the JARs; it need not be there
     */
    @Inject
    public Adapters(@ConfigProperty(name = "callside.adapters") Optional<String> folder) {
        // The WAR's own loader is the parent: what implements our interface must know it from there.
        jars = AdapterJars.loader(folder.map(Path::of), Adapters.class.getClassLoader());
        add(new StandardCallHost(new HostKeys()));
        var found = ServiceLoader.load(CallHostAdapter.class, jars).iterator();
        while (addNext(found)) {
            // each may fail by itself
        }
    }

    /** One JAR that can't be used must not keep the others, and ours, from being used. False at the end. */
    private boolean addNext(Iterator<CallHostAdapter> found) {
        try {
            if (!found.hasNext()) {
                return false;
            }
            add(found.next());
        } catch (ServiceConfigurationError e) {
            LOG.log(Level.SEVERE, "A JAR in the folder of call host adapters can''t be used: {0}", e.getMessage());
        }
        return true;
    }

    private void add(CallHostAdapter adapter) {
        var other = byName.putIfAbsent(adapter.name(), adapter);
        if (other != null) {
            LOG.log(Level.SEVERE, "Two call host adapters are named {0}; {1} is not used", new Object[] {
                adapter.name(), adapter.getClass().getName()
            });
        }
    }

    /** Empty, and in the log, if there is none of that name: the registration can't be used until there is. */
    public Optional<CallHostAdapter> named(String name) {
        var adapter = Optional.ofNullable(byName.get(name));
        if (adapter.isEmpty()) {
            LOG.log(Level.WARNING, "There is no call host adapter named {0}; there are {1}", new Object[] {
                name, byName.keySet()
            });
        }
        return adapter;
    }

    /**
     * A browser module that one of the JARs brings, below {@code META-INF/resources/adapters} in it.
     *
     * @param path such as {@code /myhost/bridge.js}
     */
    public Optional<byte[]> module(String path) {
        if (!MODULE.matcher(path).matches()) {
            return Optional.empty();
        }
        try (InputStream in = jars.getResourceAsStream("META-INF/resources/adapters" + path)) {
            return in == null ? Optional.empty() : Optional.of(in.readAllBytes());
        } catch (IOException e) {
            LOG.log(Level.WARNING, "A module of a call host adapter can''t be read: {0}", e.getMessage());
            return Optional.empty();
        }
    }
}
