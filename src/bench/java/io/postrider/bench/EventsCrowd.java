package io.postrider.bench;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * Apps that tell what people do, in batches over kept connections; of a hundred events one lets somebody into a journey and one is what
 * somebody there waits for. A batch that was not answered is sent again as it was.
 */
final class EventsCrowd {

    /** What was answered 2xx, and when. @param checkouts by contact number @param orders by contact number */
    record Told(AtomicLong accepted, Map<Integer, Instant> checkouts, Map<Integer, Instant> orders) {}

    private record Waiting(int contact, Instant since) {}

    private static final int ACTS_EACH = 100;
    private static final long PATIENCE_BEFORE_ORDER = 4_000;

    private final int port;
    private final int contacts;
    private final int batch;
    private final Told told = new Told(new AtomicLong(), new ConcurrentHashMap<>(), new ConcurrentHashMap<>());
    private final AtomicInteger next = new AtomicInteger();
    private final AtomicInteger fresh = new AtomicInteger();
    private final Deque<Waiting> waiting = new ConcurrentLinkedDeque<>();
    private final List<Long> micros = java.util.Collections.synchronizedList(new ArrayList<>());

    EventsCrowd(int port, int contacts, int batch) {
        this.port = port;
        this.contacts = contacts;
        this.batch = batch;
    }

    Told told() {
        return told;
    }

    /** @param perSecond events offered; 0: as fast as they are taken. @return events taken per second */
    double talk(int connections, int seconds, int perSecond) throws Exception {
        long begin = System.nanoTime();
        long end = begin + TimeUnit.SECONDS.toNanos(seconds);
        long before = told.accepted().get();
        int first = next.get();
        long gap = perSecond == 0 ? 0 : TimeUnit.SECONDS.toNanos(1) * batch / perSecond;
        micros.clear();
        ExecutorService apps = Executors.newFixedThreadPool(connections);
        List<Future<?>> all = new ArrayList<>();
        for (int i = 0; i < connections; i++) {
            all.add(apps.submit(() -> app(begin, end, first, gap)));
        }
        for (Future<?> each : all) {
            each.get();
        }
        apps.shutdown();
        return (told.accepted().get() - before) / ((System.nanoTime() - begin) / 1e9);
    }

    /** How long batches took to be answered, sorted. */
    List<Long> micros() {
        return micros.stream().sorted().toList();
    }

    private Void app(long begin, long end, int first, long gap) throws Exception {
        HttpClient http =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        for (int number = next.getAndIncrement(); ; number = next.getAndIncrement()) {
            long due = begin + (number - first) * gap;
            if (System.nanoTime() >= end || due >= end) {
                return null;
            }
            for (long ahead = due - System.nanoTime(); ahead > 0; ahead = due - System.nanoTime()) {
                LockSupport.parkNanos(ahead);
            }
            send(http, number);
        }
    }

    private void send(HttpClient http, int number) throws Exception {
        List<Integer> checkouts = new ArrayList<>();
        List<Integer> orders = new ArrayList<>();
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/api/events"))
                .header("Authorization", "Bearer " + ServerProcess.KEY)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body(number, checkouts, orders)))
                .build();
        long begin = System.nanoTime();
        String answer = null;
        while (answer == null) {
            answer = answer(http, request);
        }
        micros.add((System.nanoTime() - begin) / 1_000);
        if (!answer.endsWith("\"rejected\":[]}")) {
            throw new IllegalStateException(answer);
        }
        Instant now = Instant.now();
        checkouts.forEach(contact -> {
            told.checkouts().put(contact, now);
            waiting.add(new Waiting(contact, now));
        });
        orders.forEach(contact -> told.orders().put(contact, now));
        told.accepted().addAndGet(batch);
    }

    /** Null when nobody knows whether it was taken. */
    private static String answer(HttpClient http, HttpRequest request) throws InterruptedException {
        try {
            HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() == 202) {
                return answer.body();
            }
            if (answer.statusCode() / 100 == 4) {
                throw new IllegalStateException(answer.statusCode() + " " + answer.body());
            }
        } catch (java.io.IOException hungUp) {
            // The server was killed, or is not there yet.
        }
        Thread.sleep(100);
        return null;
    }

    private String body(int number, List<Integer> checkouts, List<Integer> orders) {
        StringBuilder body = new StringBuilder("{\"events\":[");
        String now = Instant.now().toString();
        for (int i = 0; i < batch; i++) {
            String name = "product.viewed";
            int contact = (int) ((number * 7_919L + i * 104_729L) % contacts);
            if (i % ACTS_EACH == 0) {
                contact = fresh.getAndIncrement();
                name = "checkout.started";
                checkouts.add(contact);
            } else if (i % ACTS_EACH == 1) {
                Waiting first = waiting.peek();
                if (first != null
                        && first.since().plusMillis(PATIENCE_BEFORE_ORDER).isBefore(Instant.now())
                        && (first = waiting.poll()) != null) {
                    contact = first.contact();
                    name = "order.placed";
                    orders.add(contact);
                }
            }
            body.append(i == 0 ? "" : ",").append(EventsRow.json(number * (long) batch + i, name, contact, now));
        }
        return body.append("]}").toString();
    }
}
