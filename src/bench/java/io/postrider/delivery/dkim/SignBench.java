package io.postrider.delivery.dkim;

import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.time.Instant;

/** What a DKIM signature costs one thread (CPU microseconds per mail of 34 kB), with Java's RSA and with the fast one, in one run. */
public final class SignBench {

    private static final int BODY = 34_000;
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    private SignBench() {}

    public static void main(String[] args) throws Exception {
        int mails = args.length > 0 ? Integer.parseInt(args[0]) : 20_000;
        byte[] mail = mail();
        byte[] key = RsaProvider.JDK.newPair().getPrivate().getEncoded();
        System.out.printf("%,d mails of %,d bytes, CPU us per mail%n", mails, mail.length);
        print(
                "canonicalise + hash the body",
                mails,
                () -> RelaxedBody.hash(mail, new HeaderFields(mail).body(), MessageDigest.getInstance("SHA-256")));
        whole(RsaProvider.JDK, key, mail, mails);
        var fast = RsaProvider.fast();
        if (fast.isPresent()) {
            whole(fast.get(), key, mail, mails);
        } else {
            System.out.println("The native library of the Amazon Corretto Crypto Provider does not load here");
        }
    }

    private static void whole(RsaProvider provider, byte[] pkcs8, byte[] mail, int mails) throws Exception {
        PrivateKey key = provider.privateKey(pkcs8);
        DkimSigner signer = new DkimSigner("shop.example", "k1", key, provider);
        print("whole signature, " + provider, mails, () -> signer.sign(mail, NOW));
    }

    private interface Work {
        Object once() throws GeneralSecurityException;
    }

    private static void print(String what, int mails, Work work) throws GeneralSecurityException {
        run(work, Math.max(1, mails / 4));
        System.out.printf("%-60s %8.1f%n", what, run(work, mails));
    }

    private static double run(Work work, int times) throws GeneralSecurityException {
        var threads = ManagementFactory.getThreadMXBean();
        long begin = threads.getCurrentThreadCpuTime();
        int seen = 0;
        for (int i = 0; i < times; i++) {
            seen += work.once().hashCode() & 1;
        }
        if (seen < 0) {
            throw new IllegalStateException("never");
        }
        return (threads.getCurrentThreadCpuTime() - begin) / 1_000.0 / times;
    }

    /** Headers of a newsletter, and quoted-printable HTML in lines of 76. */
    private static byte[] mail() {
        StringBuilder text = new StringBuilder(
                """
                Date: Thu, 1 Jan 2026 00:00:00 +0000
                From: Fern & Kettle <hello@shop.example>
                Reply-To: care@shop.example
                To: ada@example.org
                Message-ID: <1z-0123456789abcdef@shop.example>
                Subject: =?UTF-8?Q?Your_first_tea_is_on_its_way?=
                MIME-Version: 1.0
                Content-Type: multipart/alternative; boundary="----=_Part_1_2.3"
                Auto-Submitted: auto-generated
                List-Id: <newsletter.shop.example>
                List-Unsubscribe: <https://shop.example/u/AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA>
                List-Unsubscribe-Post: List-Unsubscribe=One-Click
                Feedback-ID: welcome:shop:journey:fernket

                """);
        while (text.length() < BODY) {
            text.append("<td style=3D\"padding: 0 16px; color: #1f2937\">Gr=C3=BC=C3=9Fe, dear friend=\n");
        }
        return text.toString().replace("\n", "\r\n").getBytes(StandardCharsets.US_ASCII);
    }
}
