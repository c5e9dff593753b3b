package io.postrider.tracking;

import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;

/**
 * One way to tell people from machines; the first rule of the list that fits decides.
 *
 * <p>Speed alone never decides: people click fast, too.
 *
 * @param name stands in the log, with the version of the list
 * @param because completes "counted as a machine, because ..."
 */
record VisitorRule(String name, Verdict verdict, String because, Predicate<Visitor> fits) {

    /** Whether a person did it, as far as can be told. */
    enum Verdict {
        HUMAN,
        MACHINE,
        UNKNOWN;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Goes up with every change of the list, so that old numbers can be explained. */
    static final int VERSION = 1;

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
            new VisitorRule("no-agent", Verdict.MACHINE, "it does not say what it is", it -> it.agent()
                    .isEmpty()),
            new VisitorRule(
                    "prefetch",
                    Verdict.MACHINE,
                    "it only fetched in advance",
                    it -> contains(it.purpose(), List.of("prefetch", "preview", "prerender"))),
            new VisitorRule(
                    "image-proxy",
                    Verdict.HUMAN,
                    "her mail provider fetched the picture when she opened the mail",
                    it -> contains(it.agent(), IMAGE_PROXIES)),
            new VisitorRule(
                    "scanner",
                    Verdict.MACHINE,
                    "it is a link scanner or a crawler",
                    it -> contains(it.agent(), SCANNERS)),
            new VisitorRule(
                    "http-library",
                    Verdict.UNKNOWN,
                    "it looked like a program, but so do some apps people read mail in",
                    it -> contains(it.agent(), LIBRARIES)),
            new VisitorRule(
                    "apple-privacy",
                    Verdict.MACHINE,
                    "Apple's privacy proxy fetches everything, read or not",
                    it -> it.agent().equals("Mozilla/5.0")),
            new VisitorRule(
                    "mail-program", Verdict.HUMAN, "it is a mail program", it -> contains(it.agent(), MAIL_PROGRAMS)),
            new VisitorRule(
                    "browser",
                    Verdict.HUMAN,
                    "it is a browser",
                    it -> it.agent().startsWith("Mozilla/") && it.agent().contains("(")),
            new VisitorRule("unrecognised", Verdict.UNKNOWN, "nothing known fits", it -> true));

    static VisitorRule of(Visitor visitor) {
        return ALL.stream()
                .filter(rule -> rule.fits().test(visitor))
                .findFirst()
                .orElseThrow();
    }

    private static boolean contains(String text, List<String> words) {
        String lower = text.toLowerCase(Locale.ROOT);
        return words.stream().anyMatch(lower::contains);
    }
}
