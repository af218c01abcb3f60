package dev.callside.bench;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Flow;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/** The panels of many calls, each with its stream open, and clinicians who ask. */
final class Streams {

    private static final int AT_ONCE = 50;

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final String api;
    private final AtomicInteger shown = new AtomicInteger();
    private final AtomicInteger broken = new AtomicInteger();
    private final AtomicReference<String> trouble = new AtomicReference<>("");

    /** When each request was asked for, until its patient sees it. */
    private final Map<String, Long> asked = new ConcurrentHashMap<>();

    private final Queue<Long> nanos = new ConcurrentLinkedQueue<>();

    Streams(String api) {
        this.api = api;
    }

    /** Opens a stream for each token, and returns when all have shown their first state. */
    void open(Iterable<String> tokens) throws InterruptedException {
        var few = new Semaphore(AT_ONCE);
        for (String token : tokens) {
            few.acquire();
            var reader = new Reader(few);
            var unused = client.sendAsync(request("live", token).GET().build(), BodyHandlers.fromLineSubscriber(reader))
                    .whenComplete(
                            (response, failure) -> broken(failure == null ? "a stream ended" : failure.toString()));
        }
        few.acquire(AT_ONCE);
    }

    int open() {
        return shown.get() - broken.get();
    }

    /** Asks for 80.00; the time until the patient sees it is kept. */
    void ask(String clinician) {
        String id = UUID.randomUUID().toString();
        String body = "{\"id\":\"" + id + "\",\"amount\":8000,\"currency\":\"AUD\",\"description\":\"Consultation\"}";
        asked.put(id, System.nanoTime());
        var request = request("requests", clinician)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body))
                .build();
        var unused = client.sendAsync(request, BodyHandlers.ofString()).whenComplete((response, failure) -> {
            if (failure != null || response.statusCode() != 201) {
                broken(failure == null ? response.body() : failure.toString());
            }
        });
    }

    private void broken(String why) {
        broken.incrementAndGet();
        trouble.compareAndSet("", why);
    }

    /** The first thing that went wrong; empty as long as nothing has. */
    String trouble() {
        return trouble.get();
    }

    private HttpRequest.Builder request(String path, String token) {
        return HttpRequest.newBuilder(URI.create(api + "/" + path))
                .timeout(Duration.ofMinutes(10))
                .header("Authorization", "Bearer " + token);
    }

    /** What was measured since the last time. */
    double[] takeMilliseconds() {
        var taken = nanos.stream().mapToDouble(value -> value / 1e6).sorted().toArray();
        nanos.clear();
        return taken;
    }

    int waiting() {
        return asked.size();
    }

    int broken() {
        return broken.get();
    }

    private void seen(String id, long now) {
        Long since = asked.remove(id);
        if (since != null) {
            nanos.add(now - since);
        }
    }

    /** Reads the patients' streams; a clinician's carries the same request, so only a patient's counts. */
    private final class Reader implements Flow.Subscriber<String> {

        private static final String PATIENT = "\"viewer\":\"patient\"";
        private static final String ID = "\"id\":\"";

        private final Semaphore few;
        private boolean first = true;

        Reader(Semaphore few) {
            this.few = few;
        }

        @Override
        public void onSubscribe(Flow.Subscription subscription) {
            subscription.request(Long.MAX_VALUE);
        }

        @Override
        public void onNext(String line) {
            if (!line.startsWith("data:")) {
                return;
            }
            long now = System.nanoTime();
            if (first) {
                first = false;
                shown.incrementAndGet();
                few.release();
            }
            if (line.contains(PATIENT)) {
                for (int at = line.indexOf(ID); at >= 0; at = line.indexOf(ID, at + 1)) {
                    int begin = at + ID.length();
                    seen(line.substring(begin, Math.min(line.length(), line.indexOf('"', begin))), now);
                }
            }
        }

        @Override
        public void onError(Throwable failure) {
            few.release();
        }

        @Override
        public void onComplete() {
            few.release();
        }
    }
}
