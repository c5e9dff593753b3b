package io.postrider.delivery.returns;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds where a bounce stops talking and begins to quote the mail that it returns, for mail systems that just paste it. */
final class ReturnedCopy {

    private static final Pattern MARK = Pattern.compile("(?im)^[ \\t]*(?:"
            + "[-=_*#]{2,}[ \\t]*(?:below|this is a copy|original message|returned message|unsent message|message header|"
            + "undelivered message|start of|message follows|the original|the header|included is|enclosed|copy of|message text|unsent)"
            + "|(?:included is a copy|below (?:this line|is a copy|the next)|original message (?:follows|headers)|"
            + "the original message (?:follows|header|headers)|"
            + "this is a copy of the message|here is a copy|message headers? follow|a copy of the (?:first|original|message)|"
            + "content of the message|the body of (?:your|the) message|original mail(?: header)?s?:|"
            + "your (?:original )?message (?:follows|is attached|reads)|for your reference)"
            + ").*$");
    private static final Pattern HEADERS =
            Pattern.compile("(?m)^(?:Received: |Return-Path: ?<|X-Originating-IP: |DKIM-Signature: )");

    private ReturnedCopy() {}

    static String cutOff(String text) {
        return text.substring(0, begin(text));
    }

    static String in(String text) {
        return text.substring(begin(text));
    }

    private static int begin(String text) {
        Matcher mark = MARK.matcher(text);
        Matcher headers = HEADERS.matcher(text);
        int byMark = mark.find() && mark.start() > 0 ? mark.start() : text.length();
        int byHeaders = headers.find() ? headers.start() : text.length();
        return Math.min(byMark, byHeaders);
    }
}
