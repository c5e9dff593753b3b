package io.postrider.delivery.feedback;

/** What the far side said, as the end of a sentence. */
final class Said {

    private Said() {}

    static String in(Feedback feedback) {
        String status = feedback.status() == null ? "" : feedback.status();
        String words = feedback.diagnostic() == null ? "" : feedback.diagnostic();
        String said = words.contains(status) ? words : (status + " " + words).strip();
        return said.isBlank() ? "" : " (" + said + ")";
    }
}
