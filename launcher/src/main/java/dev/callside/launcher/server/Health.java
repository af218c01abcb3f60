package dev.callside.launcher.server;

import dev.callside.launcher.settings.ExitCode;
import dev.callside.launcher.settings.Failure;
import dev.callside.launcher.settings.Setting;
import dev.callside.launcher.settings.Settings;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Asks the server whether it is ready, from outside, as a balancer would. */
public final class Health {

    private static final int TRIES = 150;
    private static final int POLL_MILLISECONDS = 200;
    private static final int OK = 200;

    private Health() {}

    public static void await(Settings settings) {
        String host = "0.0.0.0".equals(settings.text(Setting.LISTEN)) ? "127.0.0.1" : settings.text(Setting.LISTEN);
        URI address = URI.create("http://" + host + ":" + settings.text(Setting.PORT) + "/health/ready");
        var client = HttpClient.newBuilder().proxy(HttpClient.Builder.NO_PROXY).build();
        var request =
                HttpRequest.newBuilder(address).timeout(Duration.ofSeconds(10)).build();
        String answer = "";
        try {
            for (int i = 0; i < TRIES; i++) {
                HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
                if (response.statusCode() == OK) {
                    return;
                }
                answer = response.statusCode() + " " + response.body();
                new CountDownLatch(1).await(POLL_MILLISECONDS, TimeUnit.MILLISECONDS);
            }
        } catch (IOException e) {
            throw new Failure(ExitCode.SERVER, "The server does not answer at " + address + ": " + e.getMessage(), e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        throw new Failure(ExitCode.SERVER, "The server is not ready: " + address + " says " + answer);
    }
}
