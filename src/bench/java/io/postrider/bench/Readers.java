package io.postrider.bench;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/** Many mail programs at once: each keeps its connection and asks for the next thing as soon as it has the last. */
final class Readers {

    private static final String AGENT = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0";

    private final int port;
    private final List<String> paths;
    private final AtomicInteger next = new AtomicInteger();
    private volatile long first;
    private volatile long gap;

    Readers(int port, List<String> paths) {
        this.port = port;
        this.paths = paths;
    }

    /** What came of it. @param micros how long each answer took, sorted */
    record Result(long[] micros, double seconds) {

        long percentile(double share) {
            return micros[(int) Math.min(micros.length - 1, Math.round(micros.length * share))];
        }

        double perSecond() {
            return micros.length / seconds;
        }
    }

    /**
     * Asks for as many of the paths, round and round, over so many connections.
     *
     * @param perSecond how many readers come each second, ready or not: who has to wait for a connection waits in the figures,
     *     too; 0: the next when the last was answered
     */
    Result ask(int requests, int connections, int perSecond) throws Exception {
        next.set(0);
        first = System.nanoTime();
        gap = perSecond == 0 ? 0 : 1_000_000_000L / perSecond;
        ExecutorService crowd = Executors.newFixedThreadPool(connections);
        try {
            long begin = System.nanoTime();
            List<Future<long[]>> answers = crowd.invokeAll(
                    java.util.Collections.nCopies(connections, (Callable<long[]>) () -> reader(requests)));
            double seconds = (System.nanoTime() - begin) / 1e9;
            long[] all = new long[0];
            for (Future<long[]> answer : answers) {
                long[] some = answer.get();
                all = Arrays.copyOf(all, all.length + some.length);
                System.arraycopy(some, 0, all, all.length - some.length, some.length);
            }
            Arrays.sort(all);
            return new Result(all, seconds);
        } finally {
            crowd.shutdown();
        }
    }

    private long[] reader(int requests) throws IOException {
        long[] micros = new long[requests];
        int done = 0;
        Connection server = new Connection();
        try {
            for (int i = next.getAndIncrement(); i < requests; i = next.getAndIncrement()) {
                String path = paths.get(i % paths.size());
                long begin = gap == 0 ? System.nanoTime() : due(i);
                String status = server.get(path);
                micros[done++] = (System.nanoTime() - begin) / 1_000;
                if (!status.contains(path.startsWith("/c/") ? " 302" : " 200")) {
                    throw new IllegalStateException(path + " was answered " + status);
                }
            }
        } finally {
            server.close();
        }
        return Arrays.copyOf(micros, done);
    }

    /** When the reader of this number comes. */
    private long due(int number) {
        long due = first + number * gap;
        long ahead = due - System.nanoTime();
        if (ahead > 0) {
            LockSupport.parkNanos(ahead);
        }
        return due;
    }

    /** One connection, opened anew when the server ends it (Tomcat does after a hundred requests). */
    private final class Connection {

        private Socket socket;
        private InputStream in;

        String get(String path) throws IOException {
            if (socket == null) {
                socket = new Socket(InetAddress.getLoopbackAddress(), port);
                socket.setTcpNoDelay(true);
                in = new BufferedInputStream(socket.getInputStream());
            }
            socket.getOutputStream()
                    .write(("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nUser-Agent: " + AGENT
                                    + "\r\nAccept: */*\r\nAccept-Language: en-GB\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            return answer();
        }

        /** Reads one answer to its end. @return its first line */
        private String answer() throws IOException {
            String first = line();
            int length = 0;
            boolean last = false;
            for (String line = line().toLowerCase(Locale.ROOT);
                    !line.isEmpty();
                    line = line().toLowerCase(Locale.ROOT)) {
                length = line.startsWith("content-length:")
                        ? Integer.parseInt(line.substring(15).strip())
                        : length;
                last |= line.equals("connection: close");
                if (line.startsWith("set-cookie:")) {
                    throw new IllegalStateException("a cookie was set");
                }
            }
            in.skipNBytes(length);
            if (last) {
                close();
            }
            return first;
        }

        private String line() throws IOException {
            StringBuilder line = new StringBuilder();
            for (int b = in.read(); b != '\n'; b = in.read()) {
                if (b < 0) {
                    throw new IOException("the server hung up");
                }
                if (b != '\r') {
                    line.append((char) b);
                }
            }
            return line.toString();
        }

        void close() throws IOException {
            if (socket != null) {
                socket.close();
                socket = null;
            }
        }
    }
}
