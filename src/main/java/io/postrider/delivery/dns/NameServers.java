package io.postrider.delivery.dns;

import io.postrider.time.MachineTime;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.xbill.DNS.AAAARecord;
import org.xbill.DNS.ARecord;
import org.xbill.DNS.CNAMERecord;
import org.xbill.DNS.Cache;
import org.xbill.DNS.DClass;
import org.xbill.DNS.MXRecord;
import org.xbill.DNS.Name;
import org.xbill.DNS.PTRRecord;
import org.xbill.DNS.Record;
import org.xbill.DNS.Resolver;
import org.xbill.DNS.ReverseMap;
import org.xbill.DNS.TXTRecord;
import org.xbill.DNS.TextParseException;
import org.xbill.DNS.Type;
import org.xbill.DNS.lookup.LookupSession;
import org.xbill.DNS.lookup.NoSuchDomainException;
import org.xbill.DNS.lookup.NoSuchRRSetException;

/**
 * Asks name servers, and remembers what they said for as long as they allow, an hour at most.
 *
 * <p>Where there is no DNS, nobody waits for it long: see {@link Patience}.
 */
final class NameServers implements Dns {

    private static final int REMEMBERED = 20_000;
    private static final int HOUR = 3_600;
    private static final int FIVE_MINUTES = 300;

    private final LookupSession session;
    private final Resolver resolver;
    private final Duration timeout;
    private final MachineTime machine;
    private final Patience patience;

    NameServers(Resolver resolver, Duration timeout, MachineTime machine) {
        Cache cache = new Cache(DClass.IN);
        cache.setMaxEntries(REMEMBERED);
        cache.setMaxCache(HOUR);
        cache.setMaxNCache(FIVE_MINUTES);
        this.session = LookupSession.builder().resolver(resolver).cache(cache).build();
        this.resolver = resolver;
        this.timeout = timeout;
        this.machine = machine;
        this.patience = new Patience(machine);
    }

    @Override
    public Answer mx(String domain) {
        return ask(domain, Type.MX, records -> records.stream()
                .map(MXRecord.class::cast)
                .sorted(Comparator.comparingInt(MXRecord::getPriority))
                .map(it -> plain(it.getTarget()))
                .toList());
    }

    @Override
    public Answer txt(String name) {
        return each(name, Type.TXT, it -> text((TXTRecord) it));
    }

    @Override
    public Answer addresses(String name) {
        return each(name, Type.A, it -> ((ARecord) it).getAddress().getHostAddress())
                .and(each(name, Type.AAAA, it -> ((AAAARecord) it).getAddress().getHostAddress()));
    }

    @Override
    public Answer cname(String name) {
        return each(name, Type.CNAME, it -> plain(((CNAMERecord) it).getTarget()));
    }

    @Override
    public Answer names(InetAddress address) {
        return each(ReverseMap.fromAddress(address).toString(), Type.PTR, it -> plain(((PTRRecord) it).getTarget()));
    }

    @Override
    public Dns fresh() {
        return new NameServers(resolver, timeout, machine);
    }

    private Answer each(String name, int type, Function<Record, String> value) {
        return ask(name, type, records -> records.stream().map(value).toList());
    }

    private Answer ask(String name, int type, Function<List<Record>, List<String>> values) {
        if (patience.lost()) {
            return Answer.UNKNOWN;
        }
        try {
            var asked =
                    session.lookupAsync(Name.fromString(name, Name.root), type).toCompletableFuture();
            var records = asked.get(timeout.toMillis(), TimeUnit.MILLISECONDS).getRecords();
            patience.heard();
            return Answer.of(values.apply(records));
        } catch (TextParseException noName) {
            return Answer.NONE;
        } catch (ExecutionException e) {
            return none(e.getCause());
        } catch (TimeoutException e) {
            patience.unheard();
            return Answer.UNKNOWN;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Answer.UNKNOWN;
        }
    }

    private Answer none(Throwable cause) {
        if (cause instanceof NoSuchDomainException || cause instanceof NoSuchRRSetException) {
            patience.heard();
            return Answer.NONE;
        }
        if (cause instanceof java.io.IOException) {
            patience.unheard();
            return Answer.UNKNOWN;
        }
        // A server that fails for this name, or aliases that go round in circles: others may still be answered.
        return Answer.UNKNOWN;
    }

    private static String text(TXTRecord txt) {
        StringBuilder text = new StringBuilder();
        txt.getStringsAsByteArrays().forEach(it -> text.append(new String(it, StandardCharsets.UTF_8)));
        return text.toString();
    }

    private static String plain(Name name) {
        return name.equals(Name.root) ? "." : name.toString(true).toLowerCase(Locale.ROOT);
    }
}
