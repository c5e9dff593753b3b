package io.postrider.delivery.replies;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** The words of mail servers, as rules: what each phrase says about why a mail did not arrive. */
final class BounceWords {

    private record Rule(Reason reason, Pattern words) {}

    /** First match counts; the plainest words come first, words that may mean anything last. */
    private static final List<Rule> RULES = List.of(
            rule(
                    Reason.MAILBOX_FULL,
                    "(mailbox|mail ?box|inbox|account|user|recipient)('s)? (\\S+ ){0,4}(is |was )?(over|full|exceed)",
                    "over ?quota|quota (\\S+ ){0,3}(exceed|full)|exceed(s|ed|ing)? (\\S+ ){0,4}(quota|storage|allocated|disk)",
                    "out of (storage|disk)|disk (quota|full)|mailbox full|storage (limit|quota)",
                    "(not enough|insufficient|too little) (\\S+ ){0,2}(space|storage)|no space left in mailbox"),
            rule(Reason.SYSTEM, "command (output|died|failed)|couldn't create|mail delivery program"),
            rule(
                    Reason.TOO_FAST,
                    "receiving (e?mail|messages) (at a rate|too quickly)|rate.?limit|throttl|too many (\\S+ ){0,2}(connections|sessions|messages|mails|e-?mails|recipients)",
                    "(sending|sent|message|connection) (rate|frequency) (\\S+ ){0,3}(exceed|limit)|too (fast|frequent)"),
            rule(
                    Reason.SUSPENDED,
                    "(account|mailbox|mail ?box|user|recipient|address|domain)(\\(?s?\\)?)( \\S+){0,6} (disabled|suspended|inactive|locked|deactivated|discontinued|not active|expired)",
                    "(disabled|inactive|suspended|deactivated) (\\S+ )?(account|mailbox|user|recipient|address)|account (has been )?closed temporarily"),
            rule(
                    Reason.TOO_BIG,
                    "(message|mail|size)( \\S+){0,4} (too (big|large)|exceed(s|ed)? (\\S+ ){0,4}(size|limit|maximum))",
                    "(size|length) (\\S+ ){0,3}exceed|exceed(s|ed)? (\\S+ ){0,3}(message )?size"),
            rule(
                    Reason.POLICY,
                    "sender (address )?(\\S+ )?(rejected|denied|refused|verif|invalid|unknown|does not|domain)|unrout(e)?able sender|(may|do) not have permission|pas autorisé|no (tenga|tienes|tiene) (permiso|autorizac)|keine berechtigung|權限|权限|open relay|no access from"),
            rule(
                    Reason.TAKES_NO_MAIL,
                    "null ?mx|indicated no smtp service|(does|do) not accept (any )?(e-?)?mail|accepts no mail"),
            rule(
                    Reason.HOST_UNKNOWN,
                    "host (is )?unknown|unknown host|(host|domain)( name| \\S+)? (is |was )?not found|(domain|host)( name| \\S+){0,2} (does not exist|doesn't exist|is invalid|must exist|must resolve)",
                    "no such (domain|host)|unrout(e)?able|name or service not known|nxdomain|bad destination (host|system)|illegal host/domain",
                    "non-?existent (hosts?|domain)|couldn't find (a|any) (host|mail exchanger)|recipient domain (\\S+ ){0,3}(invalid|not found)"),
            rule(
                    Reason.MOVED,
                    "has moved (to|permanently)|(her|his|new) (e-?mail )?address is|address has been (changed|replaced)|moved to a new address"),
            rule(
                    Reason.USER_UNKNOWN,
                    "(user|recipient|mailbox|mail ?box|account|address|addressee|local part|alias|addresses)\\b( \\S+){0,6} (unknown|not found|(does|did|do)(n't| not) exist|not exist|invalid|not known|unavailable permanently|nonexistent|non-existent|not exists|not recognized|not valid|not listed|not present)",
                    "(unknown|invalid|no such|bad|non-?existent|unrecognized|nonexistent|undefined|illegal|not a valid|not a known) (local |virtual |remote |e-?mail )?(user|recipient|mailbox|mail ?box|account|address|addressee|alias|local.?part|person|id)",
                    "no valid recipient|no (mailbox|account|such|user)s? (here|by that name|with that name|exists?|found|at)|(does|did|do)(n't| not) have (an?|the) (\\S+ ){0,3}(account|mailbox)",
                    "no one (here )?(by|with) that name|(doesn't|does not) like recipient|not our customer|unknown address|not a (local|valid) (user|mailbox)",
                    "couldn't be found|wasn't found|not listed in|nobody (here )?by that name|recipnotfound|unknown_user|user_unknown|unknown or illegal",
                    "ディレクトリのリストにありません|ディレクトリには見つかりません|宛先(の)?メールアドレス(が|は)?(見つかりません|存在しません)|inconnu|unbekannt|desconocid|n'existe pas|no existe|n(ã|a)o existe|不存在"),
            rule(
                    Reason.POLICY,
                    "spam|junk|unsolicited|black.?list|block.?list|blocked|dns ?bl|\\brbl\\b|spamhaus|reputation|policy|policies|\\bspf\\b|\\bdkim\\b|\\bdmarc\\b|authenticat",
                    "reverse (dns|lookup)|\\bptr\\b|relay(ing)? (is )?(not|denied|prohibited)|unable to relay|virus|malware|infected|prohibited|access denied|banned|gr[ae]y.?list|not permitted|not authorized|not allowed|forbidden|encryption|\\btls\\b"),
            rule(
                    Reason.EXPIRED,
                    "expired|timed? ?out|gave up|giving up|too long|retry (time|timeout)|could not be delivered for|(days|hours|minutes) old|in queue"),
            rule(
                    Reason.NETWORK,
                    "connection (\\S+ )?(refused|reset|lost|closed|dropped)|connect(ion)? (\\S+ ){0,3}failed|unreachable|no route|loop|too many hops|hop count|couldn't connect|unable to connect|name server|routing|protocol error"),
            rule(
                    Reason.SYSTEM,
                    "system (error|failure|configuration|config)|internal (error|failure)|local error|can't create|cannot (write|open)|out of memory|insufficient system|i/o error|service (not available|unavailable)|try again later|temporar|syntax"),
            rule(Reason.CONTENT, "content|attachment|mime|header|message (was )?rejected|bare lf"));

    /** What makes a code milder that sounds final. */
    private static final Set<Reason> MILDER =
            EnumSet.of(Reason.MAILBOX_FULL, Reason.TOO_FAST, Reason.TOO_BIG, Reason.SYSTEM);

    private BounceWords() {}

    /** A mailbox that is closed may open again (RFC 3463 on 5.2.1); one that is unknown is unknown in any words. */
    static boolean milder(Reason byWords, Reason byCode) {
        return byCode.hard() && (MILDER.contains(byWords) || byCode == Reason.DISABLED && byWords == Reason.SUSPENDED);
    }

    static Optional<Reason> reason(String text) {
        String plain = text.toLowerCase(Locale.ROOT).replaceAll("[\\s_]+", " ");
        return RULES.stream()
                .filter(rule -> rule.words().matcher(plain).find())
                .map(Rule::reason)
                .findFirst();
    }

    private static Rule rule(Reason reason, String... words) {
        return new Rule(reason, Pattern.compile(String.join("|", words)));
    }
}
