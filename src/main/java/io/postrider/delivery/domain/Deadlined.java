package io.postrider.delivery.domain;

import io.postrider.delivery.dns.Answer;
import io.postrider.delivery.dns.Dns;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;

/** DNS for as long as somebody waits for the whole answer; after that every question stays open. */
final class Deadlined implements Dns {

    private static final Answer OPEN = new Answer(Answer.State.UNKNOWN, List.of());

    private final Dns dns;
    private final long end;

    Deadlined(Dns dns, Duration patience) {
        this.dns = dns;
        this.end = System.nanoTime() + patience.toNanos();
    }

    private Answer inTime(Supplier<Answer> question) {
        return System.nanoTime() > end ? OPEN : question.get();
    }

    @Override
    public Answer mx(String domain) {
        return inTime(() -> dns.mx(domain));
    }

    @Override
    public Answer txt(String name) {
        return inTime(() -> dns.txt(name));
    }

    @Override
    public Answer addresses(String name) {
        return inTime(() -> dns.addresses(name));
    }

    @Override
    public Answer cname(String name) {
        return inTime(() -> dns.cname(name));
    }

    @Override
    public Answer names(InetAddress address) {
        return inTime(() -> dns.names(address));
    }

    /** Whoever wants it fresh asks so before the time begins to run. */
    @Override
    public Dns fresh() {
        return this;
    }
}
