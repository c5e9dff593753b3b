package io.postrider.tracking;

import io.postrider.tracking.Visitor.Network;
import java.util.List;
import java.util.function.Predicate;

/**
 * One way to tell people from machines; the first rule of the list that fits decides.
 *
 * <p>Speed alone never decides, nor does a network: people click fast, too, and from everywhere.
 *
 * @param name stands in the log, with the version of the list
 * @param because a clause that says why, for her timeline
 */
record VisitorRule(String name, Verdict verdict, String because, Predicate<Visit> fits) {

    /** Goes up with every change of the list, so that old numbers can be explained. */
    static final int VERSION = 2;

    private static final List<String> SCANNERS = List.of(
            "bot",
            "crawl",
            "spider",
            "scan",
            "preview",
            "barracuda",
            "proofpoint",
            "mimecast",
            "safelinks",
            "trendmicro",
            "symantec",
            "fireeye",
            "cloudmark",
            "sophos",
            "forcepoint",
            "ironport",
            "urldefense",
            "virustotal",
            "facebookexternalhit",
            "whatsapp",
            "skypeuripreview",
            "phantomjs",
            "monitor",
            "pingdom");

    private static final List<String> LIBRARIES = List.of(
            "headlesschrome",
            "curl/",
            "wget/",
            "python",
            "java/",
            "java-http-client",
            "go-http-client",
            "okhttp",
            "apache-httpclient",
            "libwww",
            "lwp",
            "node",
            "axios",
            "undici",
            "guzzle",
            "php",
            "ruby",
            "perl",
            "winhttp",
            "postman",
            "httpie");

    private static final List<String> IMAGE_PROXIES = List.of("googleimageproxy", "yahoomailproxy");

    private static final List<String> MAIL_PROGRAMS =
            List.of("thunderbird", "outlook", "microsoft office", "applemail", "apple mail", "k-9 mail", "lotus-notes");

    static final List<VisitorRule> ALL = List.of(
            rule("no-agent", Verdict.MACHINE, "it does not say what it is", it -> it.agent()
                    .isEmpty()),
            rule(
                    "prefetch",
                    Verdict.MACHINE,
                    "it only fetched in advance",
                    it -> contains(it.visitor().purpose(), List.of("prefetch", "preview", "prerender"))),
            rule(
                    "image-proxy",
                    Verdict.HUMAN,
                    "her mail provider fetched the picture when she opened the mail",
                    it -> contains(it.agent(), IMAGE_PROXIES)),
            rule("scanner", Verdict.MACHINE, "it is a link scanner or a crawler", it -> contains(it.agent(), SCANNERS)),
            rule(
                    "scanner-network",
                    Verdict.MACHINE,
                    "it came from a mail scanner's network seconds after the mail was handed over",
                    it -> it.from(Network.SCANNER) && it.atOnce()),
            rule(
                    "library-at-once",
                    Verdict.MACHINE,
                    "a program followed it seconds after the mail was handed over",
                    it -> contains(it.agent(), LIBRARIES) && it.atOnce()),
            rule(
                    "apple-privacy",
                    Verdict.PRIVATE,
                    "Apple's privacy proxy fetches everything, read or not",
                    it -> !it.click()
                            && it.agent().equals("mozilla/5.0")
                            && (it.from(Network.APPLE) || it.from(Network.NOT_TOLD))),
            rule(
                    "http-library",
                    Verdict.UNKNOWN,
                    "it looked like a program, but so do some apps people read mail in",
                    it -> contains(it.agent(), LIBRARIES)),
            rule("mail-program", Verdict.HUMAN, "it is a mail program", it -> contains(it.agent(), MAIL_PROGRAMS)),
            rule(
                    "browser",
                    Verdict.HUMAN,
                    "it is a browser",
                    it -> it.agent().startsWith("mozilla/") && it.agent().contains("(")),
            rule("unrecognised", Verdict.UNKNOWN, "nothing known fits", it -> true));

    /** Decided by {@link Bursts}, not by one visit. */
    static final VisitorRule BURST = rule(
            "burst", Verdict.MACHINE, "three or more links of the mail were followed within two seconds", it -> false);

    static VisitorRule of(Visit visit) {
        return ALL.stream().filter(rule -> rule.fits().test(visit)).findFirst().orElseThrow();
    }

    /** As it stands in the log. */
    String versioned() {
        return name + "@" + VERSION;
    }

    /** For her timeline; null when there is nothing to explain. */
    String reason() {
        return switch (verdict) {
            case HUMAN -> null;
            case PRIVATE -> "Perhaps she, perhaps not: " + because + ".";
            case MACHINE -> "Counted as a machine: " + because + ".";
            case UNKNOWN -> "Not counted, in doubt: " + because + ".";
        };
    }

    private static VisitorRule rule(String name, Verdict verdict, String because, Predicate<Visit> fits) {
        return new VisitorRule(name, verdict, because, fits);
    }

    private static boolean contains(String text, List<String> words) {
        for (String word : words) {
            if (text.contains(word)) {
                return true;
            }
        }
        return false;
    }
}
