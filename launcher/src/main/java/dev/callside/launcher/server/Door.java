package dev.callside.launcher.server;

import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.Collection;
import org.glassfish.grizzly.filterchain.FilterChain;

/**
 * Where the server listens. It starts on a port of the loopback interface that nobody knows, and comes to its own when the applications
 * are there: whoever came before would find none, or half of one, and be told so by a page of Payara's. A connection that is refused says
 * more, to a person, to a balancer, and to a host that tries again.
 *
 * <p>Payara can only open a listener and then, some time later, add its applications to it; so the listener is told to change its
 * address, which is Grizzly's to do and which Payara doesn't offer.
 */
final class Door {

    private static final String GLOBALS = "org.glassfish.internal.api.Globals";
    private static final String SERVICE = "com.sun.enterprise.v3.services.impl.GrizzlyService";
    private static final String LISTENER = "org.glassfish.grizzly.config.GenericGrizzlyListener";
    private static final String BINDER = "org.glassfish.grizzly.SocketBinder";

    private Door() {}

    static void open(InetSocketAddress address) throws IOException {
        try {
            Class<?> binder = Class.forName(BINDER);
            Object transport = transport();
            FilterChain chain =
                    (FilterChain) transport.getClass().getMethod("getProcessor").invoke(transport);
            OwnAnswers.add(chain);
            Unreadable.add(chain);
            binder.getMethod("unbindAll").invoke(transport);
            binder.getMethod("bind", SocketAddress.class).invoke(transport, address);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof IOException refused) {
                throw refused;
            }
            throw new IllegalStateException(e);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("This is another Payara Micro than the one this was written for.", e);
        }
    }

    /** What the only listener listens with. */
    private static Object transport() throws ReflectiveOperationException {
        Class<?> type = Class.forName(SERVICE);
        Object service = Class.forName(GLOBALS).getMethod("get", Class.class).invoke(null, type);
        Object proxy =
                ((Collection<?>) value(type, "proxies", service)).iterator().next();
        Object listener = proxy.getClass().getMethod("getUnderlyingListener").invoke(proxy);
        return value(Class.forName(LISTENER), "transport", listener);
    }

    private static Object value(Class<?> type, String name, Object of) throws ReflectiveOperationException {
        Field field = type.getDeclaredField(name);
        field.setAccessible(true);
        return field.get(of);
    }
}
