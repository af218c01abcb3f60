package dev.callside.practice.launch;

import dev.callside.plugin.CallHostAdapter;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The kinds of call host that are understood: ours, and those of JARs that bring a service entry. */
@ApplicationScoped
public class Adapters {

    private final Map<String, CallHostAdapter> byName = Stream.concat(
                    Stream.of(new StandardCallHost(new HostKeys())),
                    ServiceLoader.load(CallHostAdapter.class).stream().map(ServiceLoader.Provider::get))
            .collect(Collectors.toMap(CallHostAdapter::name, Function.identity()));

    public CallHostAdapter named(String name) {
        var adapter = byName.get(name);
        if (adapter == null) {
            throw new IllegalStateException("no call host adapter named " + name + "; there are " + byName.keySet());
        }
        return adapter;
    }
}
