package io.postrider.delivery.dns;

import io.postrider.time.MachineTime;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.TTL;
import org.xbill.DNS.TXTRecord;
import org.xbill.DNS.Type;

/** A name server of one's own on the loopback: knows what it was told, fails where it was told to, and can fall silent. */
public final class LoopbackDns implements AutoCloseable {

    private final DatagramSocket socket;
    private final List<Record> records = new CopyOnWriteArrayList<>();
    private final List<Name> broken = new CopyOnWriteArrayList<>();
    private final AtomicInteger asked = new AtomicInteger();
    private volatile boolean silent;

    public LoopbackDns() {
        try {
            socket = new DatagramSocket(0, InetAddress.getLoopbackAddress());
        } catch (SocketException e) {
            throw new UncheckedIOException(e);
        }
        Thread thread = new Thread(this::serve, "loopback-dns");
        thread.setDaemon(true);
        thread.start();
    }

    /** @param content as in a zone file; names absolute */
    public LoopbackDns with(String name, int type, String content) {
        try {
            records.add(Record.fromString(name(name), type, DClass.IN, TTL.MAX_VALUE / 1000, content, Name.root));
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A text record, cut into strings of 255 bytes as publishers do. */
    public LoopbackDns txt(String name, String text) {
        List<String> parts = Arrays.asList(text.split("(?<=\\G.{255})"));
        records.add(new TXTRecord(name(name), DClass.IN, 60, parts));
        return this;
    }

    public LoopbackDns without(String name) {
        records.removeIf(it -> it.getName().equals(name(name)));
        return this;
    }

    public LoopbackDns failingFor(String name) {
        broken.add(name(name));
        return this;
    }

    public void silence() {
        silent = true;
    }

    public int asked() {
        return asked.get();
    }

    /** What production asks with, pointed here. */
    public Dns dns() {
        return dns(Duration.ofSeconds(4), new MachineTime());
    }

    Dns dns(Duration timeout, MachineTime machine) {
        try {
            var settings = new DnsSettings(true, List.of("127.0.0.1:" + socket.getLocalPort()), timeout);
            return new NameServers(Questions.resolver(settings), timeout, machine);
        } catch (UnknownHostException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void serve() {
        byte[] buffer = new byte[4096];
        while (!socket.isClosed()) {
            try {
                DatagramPacket packet = new DatagramPacket(buffer, buffer.length);
                socket.receive(packet);
                asked.incrementAndGet();
                if (!silent) {
                    byte[] answer = answer(new Message(Arrays.copyOf(buffer, packet.getLength())))
                            .toWire();
                    socket.send(new DatagramPacket(answer, answer.length, packet.getSocketAddress()));
                }
            } catch (IOException closed) {
                return;
            }
        }
    }

    private Message answer(Message query) {
        Record question = query.getQuestion();
        Message answer = new Message(query.getHeader().getID());
        answer.getHeader().setFlag(Flags.QR);
        answer.getHeader().setFlag(Flags.AA);
        answer.addRecord(question, Section.QUESTION);
        if (broken.contains(question.getName())) {
            answer.getHeader().setRcode(Rcode.SERVFAIL);
            return answer;
        }
        List<Record> there = records.stream()
                .filter(it -> it.getName().equals(question.getName()))
                .toList();
        if (there.isEmpty()) {
            answer.getHeader().setRcode(Rcode.NXDOMAIN);
        }
        there.stream()
                .filter(it -> it.getType() == question.getType() || it.getType() == Type.CNAME)
                .forEach(it -> answer.addRecord(it, Section.ANSWER));
        return answer;
    }

    private static Name name(String name) {
        return Name.fromConstantString(name.endsWith(".") ? name : name + ".");
    }

    @Override
    public void close() {
        socket.close();
    }
}
