package io.postrider.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import io.postrider.contacts.ContactId;
import io.postrider.contacts.Contacts;
import io.postrider.contacts.NewContact;
import io.postrider.events.EventLog;
import io.postrider.events.NewEvent;
import io.postrider.events.Origin;
import io.postrider.segments.SegmentDesk;
import io.postrider.segments.TestSegments;
import io.postrider.support.OnH2;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.web.context.WebApplicationContext;

/** Segments as people see them. */
@OnH2
class SegmentPagesTests {

    @Autowired
    WebApplicationContext context;

    @Autowired
    TestSegments segments;

    @Autowired
    SegmentDesk desk;

    @Autowired
    Contacts contacts;

    @Autowired
    EventLog log;

    @Autowired
    Clock clock;

    final String id = UUID.randomUUID().toString().substring(0, 8);
    final String email = "c" + UUID.randomUUID() + "@example.com";
    Pages pages;
    ContactId ada;

    @BeforeEach
    void aSegmentWithSomebody() {
        pages = new Pages(context);
        ada = contacts.upsert(new NewContact(email, null, null, null, null)).id();
        log.append(new NewEvent(null, "tea.tasted" + id, ada, clock.instant(), Map.of(), Origin.NONE, null));
        segments.keep("tasters-" + id, TestSegments.did("tea.tasted" + id));
    }

    @AfterEach
    void takeAway() {
        segments.takeAway();
        desk.delete("engaged");
    }

    @Test
    void showsEachWithItsSentenceAndWhoIsInIt() {
        assertThat(pages.text("/segments"))
                .contains("Test tasters-" + id, "tea.tasted" + id, "/segments/tasters-" + id, "Ready-made");
        assertThat(pages.text("/segments/tasters-" + id))
                .contains(email, "&quot;event&quot;", "1 contact".substring(2));
        assertThat(pages.text("/contacts/" + ada)).contains("Test tasters-" + id, "Now in the segment");
        assertThat(pages.open("/segments/nobody-" + id).getStatus()).isEqualTo(404);
    }

    @Test
    void aReadyMadeOneIsTakenWithOneClickByWhoMayWrite() {
        assertThat(take("OPERATOR")).isEqualTo(403);
        assertThat(take("MARKETER")).isEqualTo(302);
        assertThat(pages.text("/segments/engaged")).contains("Engaged");
    }

    private int take(String role) {
        return pages.ask(post("/segments/ready-made/engaged")
                        .with(user("somebody").roles(role))
                        .with(csrf()))
                .getStatus();
    }
}
