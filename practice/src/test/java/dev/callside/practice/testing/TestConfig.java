package dev.callside.practice.testing;

import java.lang.reflect.Proxy;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;

/** A configuration of a few texts. */
public final class TestConfig {

    private TestConfig() {}

    /** Gives those values; any other key is not set. */
    public static Config of(Map<String, String> values) {
        return (Config) Proxy.newProxyInstance(
                TestConfig.class.getClassLoader(), new Class<?>[] {Config.class}, (proxy, method, arguments) -> {
                    var value = Optional.ofNullable(values.get((String) arguments[0]));
                    return method.getName().equals("getOptionalValue") ? value : value.orElseThrow();
                });
    }
}
