package io.postrider.contacts;

import io.postrider.contacts.SignUps.SignUp;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.regex.Pattern;

/**
 * The public form as it was filled in; whatever was left out is null.
 *
 * @param email as typed
 * @param firstName as typed
 * @param timeZone what her browser says
 * @param website a field no human sees; whoever fills it in is a program
 */
public record SignUpForm(String email, String firstName, String timeZone, String website) {

    private static final SignUpForm EMPTY = new SignUpForm("", "", "", "");

    /** Names, and nothing a mail program would make a link of. */
    private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{M}' ’.-]{1,60}");

    private static final Pattern LINK = Pattern.compile("\\.\\p{L}{2,}");

    public static SignUpForm empty() {
        return EMPTY;
    }

    public boolean byProgram() {
        return website != null && !website.isEmpty();
    }

    /** @throws InvalidEmailAddress when no mail can be sent to it */
    public SignUp signUp(String purpose, String ip) {
        return new SignUp(purpose, EmailAddress.parse(email), knownName(), knownZone(), ip);
    }

    /** Null for what is no name: she is welcome without one. */
    private String knownName() {
        String name = firstName == null ? "" : firstName.strip();
        return NAME.matcher(name).matches() && !LINK.matcher(name).find() ? name : null;
    }

    private ZoneId knownZone() {
        try {
            return timeZone == null || timeZone.isBlank() || timeZone.length() > 60 ? null : ZoneId.of(timeZone);
        } catch (DateTimeException e) {
            return null;
        }
    }
}
