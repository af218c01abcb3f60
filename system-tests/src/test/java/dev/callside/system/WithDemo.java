package dev.callside.system;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Hands tests the one demo of the run, and its one browser. */
final class WithDemo implements ParameterResolver {

    private static final Namespace NAMESPACE = Namespace.create(WithDemo.class);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        return type == Demo.class || type == Chromium.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        var store = context.getRoot().getStore(NAMESPACE);
        return parameter.getParameter().getType() == Demo.class
                ? store.getOrComputeIfAbsent(Demo.class, key -> new Demo(), Demo.class)
                : store.getOrComputeIfAbsent(Chromium.class, key -> new Chromium(), Chromium.class);
    }
}
