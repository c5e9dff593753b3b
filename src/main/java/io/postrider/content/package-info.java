/** Templates become mails: a pure function from a template and values to subject, HTML and text, with errors in its result. */
@org.springframework.modulith.ApplicationModule(
        displayName = "Content",
        allowedDependencies = {"time"})
package io.postrider.content;
