package io.postrider.contacts.web;

import io.postrider.contacts.Contact;
import io.postrider.contacts.ContactId;
import io.postrider.contacts.ContactNotFound;
import io.postrider.contacts.Contacts;
import io.postrider.contacts.Contacts.Upserted;
import io.postrider.contacts.ErasureProof;
import io.postrider.contacts.Erasures;
import io.postrider.contacts.ExternalIdTaken;
import io.postrider.contacts.InvalidPage;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.security.Principal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The people Postrider may write to, for apps. */
@RestController
@RequestMapping(path = "/api/contacts", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Contacts", description = "The people Postrider may write to, and what they agreed to.")
class ContactsEndpoint {

    private final Contacts contacts;
    private final ContactAnswers answers;
    private final ContactIntake intake;
    private final Erasures erasures;

    ContactsEndpoint(Contacts contacts, ContactAnswers answers, ContactIntake intake, Erasures erasures) {
        this.erasures = erasures;
        this.contacts = contacts;
        this.answers = answers;
        this.intake = intake;
    }

    @PostMapping
    @Operation(summary = "Create a contact, or add to what is known of the one with this address")
    @ApiResponse(responseCode = "201", description = "She is new; Location says where she is found.")
    @ApiResponse(responseCode = "200", description = "She was here already and keeps her id.")
    ResponseEntity<ContactAnswer> upsert(@RequestBody ContactRequest request) {
        Upserted upserted = taken(request);
        ContactAnswer answer = answer(found(upserted.id()));
        return upserted.created()
                ? ResponseEntity.created(URI.create("/api/contacts/" + upserted.id()))
                        .body(answer)
                : ResponseEntity.ok(answer);
    }

    @GetMapping("/{id}")
    @Operation(summary = "One contact with her consents and preferences")
    ContactAnswer contact(@PathVariable String id) {
        return answer(found(ContactNotFound.idIn(id)));
    }

    @GetMapping
    @Operation(summary = "All contacts, or the one with an address or external id")
    ContactPage list(
            @RequestParam(required = false) String email,
            @RequestParam(required = false) String externalId,
            @RequestParam(required = false) String after,
            @RequestParam(defaultValue = "50") int limit) {
        if (email != null || externalId != null) {
            Optional<Contact> one = email != null ? contacts.findByEmail(email) : contacts.findByExternalId(externalId);
            return page(
                    one.filter(contact -> externalId == null || externalId.equals(contact.externalId())).stream()
                            .toList(),
                    null);
        }
        List<Contact> found = contacts.page(cursor(after), InvalidPage.limit(limit) + 1);
        boolean more = found.size() > limit;
        List<Contact> items = more ? found.subList(0, limit) : found;
        return page(items, more ? items.get(limit - 1).id().toString() : null);
    }

    @PatchMapping("/{id}")
    @Operation(summary = "Change some of what is known of a contact; null clears")
    @io.swagger.v3.oas.annotations.parameters.RequestBody(
            content = @Content(schema = @Schema(implementation = ContactChange.Body.class)))
    ContactAnswer change(@PathVariable String id, @RequestBody Map<String, Object> body) {
        return answer(intake.change(ContactNotFound.idIn(id), ContactChange.of(body)));
    }

    @DeleteMapping("/{id}")
    @Operation(summary = "Forget a contact and everything known of her")
    @ApiResponse(responseCode = "204", description = "She is forgotten; Location says where the proof is.")
    ResponseEntity<Void> erase(@PathVariable String id, @Parameter(hidden = true) Principal who) {
        ContactId contact = ContactNotFound.idIn(id);
        ErasureProof proof = erasures.erase(contact, who.getName()).orElseThrow(() -> new ContactNotFound(contact));
        return ResponseEntity.noContent()
                .location(URI.create("/api/erasures/" + proof.id()))
                .build();
    }

    private Upserted taken(ContactRequest request) {
        try {
            return intake.take(request);
        } catch (ExternalIdTaken e) {
            intake.suspected(request);
            throw e;
        }
    }

    private Contact found(ContactId id) {
        return contacts.find(id).orElseThrow(() -> new ContactNotFound(id));
    }

    private ContactAnswer answer(Contact contact) {
        return answers.of(contact);
    }

    private ContactPage page(List<Contact> items, String next) {
        return new ContactPage(answers.ofAll(items), next);
    }

    private static ContactId cursor(String after) {
        try {
            return after == null ? null : ContactId.of(after);
        } catch (IllegalArgumentException e) {
            throw new InvalidPage("after must be the next of an earlier page.");
        }
    }
}
