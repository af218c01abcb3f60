package dev.callside.launcher.server;

import dev.callside.launcher.settings.ExitCode;
import dev.callside.launcher.settings.Failure;
import dev.callside.launcher.settings.Setting;
import dev.callside.launcher.settings.Settings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;

/** Looks whether a port is free before anything is started, which would be found out much later otherwise. */
public final class Listener {

    private Listener() {}

    public static int freePort() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new Failure(ExitCode.PORT, "No port is free: " + e.getMessage(), e);
        }
    }

    public static void check(Settings settings, Setting port) {
        String address = settings.text(Setting.LISTEN);
        int number = settings.number(port);
        try (var socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getByName(address), number));
        } catch (UnknownHostException e) {
            throw new Failure(
                    ExitCode.PORT, Setting.LISTEN.key() + " " + address + " is no address: " + e.getMessage(), e);
        } catch (IOException e) {
            throw taken(settings, port, e);
        }
    }

    static Failure taken(Settings settings, Setting port, IOException cause) {
        String option = port == Setting.PORT ? "--port or " : "";
        return new Failure(
                ExitCode.PORT,
                "Port " + settings.number(port) + " of " + settings.text(Setting.LISTEN) + " can't be used ("
                        + cause.getMessage() + "). Choose another one with " + option + port.key() + ".",
                cause);
    }
}
