package dev.callside.system;

import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.extension.BeforeTestExecutionCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.TestExecutionExceptionHandler;

/**
 * Hands tests the one demo of the run, or the one whose time moves, or the world whose server is killed, and its one browser; a test that
 * fails says what the browser did in it.
 */
final class WithDemo implements ParameterResolver, BeforeTestExecutionCallback, TestExecutionExceptionHandler {

    private static final Namespace NAMESPACE = Namespace.create(WithDemo.class);

    private static final Map<Class<?>, Supplier<AutoCloseable>> MADE_ONCE = Map.of(
            Demo.class,
            Demo::new,
            ReminderDemo.class,
            ReminderDemo::new,
            OutsideWorld.class,
            OutsideWorld::new,
            Chromium.class,
            Chromium::new);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        return MADE_ONCE.containsKey(type);
    }

    @Override
    public void beforeTestExecution(ExtensionContext context) {
        diary(context).begin();
    }

    @Override
    public void handleTestExecutionException(ExtensionContext context, Throwable failure) throws Throwable {
        var told = new AssertionError(
                failure.getMessage() + "\nWhat the browser did:\n"
                        + diary(context).text(),
                failure);
        told.setStackTrace(failure.getStackTrace());
        throw told;
    }

    private static Diary diary(ExtensionContext context) {
        var chromium = context.getRoot().getStore(NAMESPACE).get(Chromium.class, Chromium.class);
        return chromium == null ? new Diary() : chromium.diary();
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        var store = context.getRoot().getStore(NAMESPACE);
        Class<?> type = parameter.getParameter().getType();
        return store.getOrComputeIfAbsent(type, key -> MADE_ONCE.get(type).get());
    }
}
