package io.postrider.delivery.returns;

import io.postrider.delivery.returns.Returned.Kind;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Answers of programs: vacation notes, out of office, "we have received your message" (RFC 3834, and what came before it). */
final class AutoReplyReader implements Reader {

    private static final Set<String> HEADERS = Set.of(
            "x-autoreply",
            "x-autorespond",
            "x-autoresponse",
            "x-auto-reply",
            "x-auto-reply-from",
            "x-mail-autoreply",
            "x-vacation",
            "x-ms-exchange-inbox-rules-loop",
            "x-fc-machinegenerated",
            "x-autoreply-from",
            "x-ebay-mailtracker-auto",
            "x-yahoo-autoreply");

    private static final Set<String> PRECEDENCE = Set.of("auto_reply", "auto-reply", "autoreply");

    private static final Pattern SUBJECT = Phrases.any(Phrases.beginning(
            "(?:(?:re|aw|sv|antw|rv|res|vs): ?)?",
            "auto(?:matic(?:ally)?)?[ :-]?(?:reply|response|respond|generated)",
            "auto: ",
            "autoreply",
            "autosvar",
            "automatisk svar",
            "automatische? (?:antwort|antwoord|abwesenheit)",
            "abwesenheit",
            "abwesend",
            "out of (?:the )?office",
            "ooo\\b",
            "away from (?:the|my) (?:office|desk|e-?mail)",
            "vacation",
            "on (?:holiday|leave|vacation)",
            "i am (?:away|out of (?:the )?office|on (?:holiday|leave|vacation))",
            "absence",
            "absent",
            "réponse automatique",
            "reponse automatique",
            "message d.absence",
            "en congés?",
            "risposta automatica",
            "fuori (?:sede|ufficio)",
            "assenza",
            "respuesta autom",
            "fuera de (?:la )?oficina",
            "ausencia",
            "ausente",
            "resposta autom",
            "fora do escritório",
            "afwezig",
            "automatisch antwoord",
            "niet aanwezig",
            "frånvaro",
            "fravær",
            "poissa",
            "automaattinen vastaus",
            "autosvar",
            "автоответ",
            "автоматический ответ",
            "отсутств",
            "autoodpowiedź",
            "odpowiedź automatyczna",
            "nieobecn",
            "poza biurem",
            "automatická odpověď",
            "automatikus válasz",
            "házon kívül",
            "otomatik (?:yanıt|cevap)",
            "自動返信",
            "自動応答",
            "不在",
            "自动回复",
            "自動回覆",
            "자동 ?(?:응답|회신)",
            "부재"));

    @Override
    public Optional<Returned> read(Letter letter) {
        return saysSo(letter.headers()) || byProgram(letter.headers())
                ? Optional.of(Returned.of(Kind.AUTO_REPLY, letter))
                : Optional.empty();
    }

    /** Its headers or its subject say that it is an automatic answer. */
    static boolean saysSo(Headers headers) {
        String submitted =
                headers.first("auto-submitted").toLowerCase(Locale.ROOT).strip();
        String precedence = headers.first("precedence").toLowerCase(Locale.ROOT).strip();
        return submitted.startsWith("auto-replied")
                || PRECEDENCE.contains(precedence)
                || HEADERS.stream().anyMatch(headers::has)
                || SUBJECT.matcher(headers.first("subject")
                                .toLowerCase(Locale.ROOT)
                                .strip())
                        .find();
    }

    /** It names the mail it answers and was made by a program, or wants no program's answer and has nobody to return to. */
    private static boolean byProgram(Headers headers) {
        String submitted =
                headers.first("auto-submitted").toLowerCase(Locale.ROOT).strip();
        boolean generated = submitted.startsWith("auto-");
        boolean suppressing = headers.has("x-auto-response-suppress")
                && !headers.first("x-auto-response-suppress").equalsIgnoreCase("none");
        boolean nobody = headers.first("return-path").strip().equals("<>");
        return generated && (headers.has("in-reply-to") || headers.has("references") || nobody)
                || suppressing && nobody;
    }
}
