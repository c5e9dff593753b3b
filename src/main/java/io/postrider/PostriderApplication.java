package io.postrider;

import java.util.TimeZone;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** Postrider: one server that sends personal email on the right day. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class PostriderApplication {

    public static void main(String[] args) {
        // The engine stores due dates without a zone: nodes in other zones, and clock changes, would move them.
        TimeZone.setDefault(TimeZone.getTimeZone("UTC"));
        // jakarta.mail otherwise searches every jar for its StreamProvider at every message.
        System.setProperty("jakarta.mail.util.StreamProvider", "org.eclipse.angus.mail.util.MailStreamProvider");
        SpringApplication.run(PostriderApplication.class, args);
    }
}
