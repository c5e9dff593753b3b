package io.postrider;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** Postrider: one server that sends personal email on the right day. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class PostriderApplication {

    public static void main(String[] args) {
        // jakarta.mail otherwise searches every jar for its StreamProvider at every message.
        System.setProperty("jakarta.mail.util.StreamProvider", "org.eclipse.angus.mail.util.MailStreamProvider");
        SpringApplication.run(PostriderApplication.class, args);
    }
}
