package io.postrider.bench;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicLong;

/** A mail server that takes everything as fast as it comes and keeps nothing but a count. */
final class BlackHole implements AutoCloseable {

    private final ServerSocket server = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
    private final AtomicLong taken = new AtomicLong();
    private final AtomicLong bytes = new AtomicLong();
    private final AtomicLong ended = new AtomicLong();
    private final java.util.Set<Thread> speaking = java.util.concurrent.ConcurrentHashMap.newKeySet();

    BlackHole() throws IOException {
        Thread listening = new Thread(this::listen, "black-hole");
        listening.setDaemon(true);
        listening.start();
    }

    String url() {
        return "smtp://127.0.0.1:" + server.getLocalPort();
    }

    long taken() {
        return taken.get();
    }

    /** Size of the average message on the wire. */
    long averageBytes() {
        return taken.get() == 0 ? 0 : bytes.get() / taken.get();
    }

    /** Processor time of its connections. */
    long cpuMicros() {
        var threads = java.lang.management.ManagementFactory.getThreadMXBean();
        return speaking.stream()
                                .mapToLong(thread -> Math.max(0, threads.getThreadCpuTime(thread.getId())))
                                .sum()
                        / 1_000
                + ended.get();
    }

    private void listen() {
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
                socket.setTcpNoDelay(true);
                Thread connection = new Thread(() -> speak(socket), "black-hole-connection");
                connection.setDaemon(true);
                speaking.add(connection);
                connection.start();
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void speak(Socket socket) {
        try (socket) {
            var in = new BufferedInputStream(socket.getInputStream(), 65_536);
            OutputStream out = socket.getOutputStream();
            say(out, "220 black hole");
            for (String line = line(in); line != null; line = line(in)) {
                String verb = line.substring(0, Math.min(4, line.length())).toUpperCase();
                switch (verb) {
                    case "EHLO" -> say(out, "250-black hole\r\n250-PIPELINING\r\n250 SIZE 50000000");
                    case "DATA" -> {
                        say(out, "354 go");
                        bytes.addAndGet(swallow(in));
                        taken.incrementAndGet();
                        say(out, "250 2.0.0 gone");
                    }
                    case "QUIT" -> {
                        say(out, "221 bye");
                        return;
                    }
                    default -> say(out, "250 2.0.0 ok");
                }
            }
        } catch (IOException hungUp) {
            // The other side left.
        } finally {
            ended.addAndGet(
                    java.lang.management.ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() / 1_000);
            speaking.remove(Thread.currentThread());
        }
    }

    private static void say(OutputStream out, String line) throws IOException {
        out.write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
    }

    private static String line(BufferedInputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = in.read(); c >= 0; c = in.read()) {
            if (c == '\n') {
                return line.toString();
            }
            if (c != '\r') {
                line.append((char) c);
            }
        }
        return null;
    }

    /** Reads to the lone dot. */
    private static long swallow(BufferedInputStream in) throws IOException {
        long count = 0;
        int matched = 2;
        byte[] end = {'\r', '\n', '.', '\r', '\n'};
        byte[] buffer = new byte[65_536];
        while (true) {
            in.mark(buffer.length);
            int read = in.read(buffer);
            if (read < 0) {
                throw new IOException("left in the middle");
            }
            for (int i = 0; i < read; i++) {
                matched = buffer[i] == end[matched] ? matched + 1 : buffer[i] == '\r' ? 1 : 0;
                if (matched == end.length) {
                    in.reset();
                    in.skipNBytes(i + 1L);
                    return count + i + 1;
                }
            }
            count += read;
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
