package io.postrider.contacts.web;

import io.postrider.access.Problem;
import io.postrider.contacts.ErasureProof;
import io.postrider.contacts.Erasures;
import io.postrider.contacts.InvalidPage;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Proofs that somebody was erased, for whoever has to show one. */
@RestController
@RequestMapping(path = "/api/erasures", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Contacts")
class ErasuresEndpoint {

    private final Erasures erasures;

    ErasuresEndpoint(Erasures erasures) {
        this.erasures = erasures;
    }

    /** A page of proofs. */
    @Schema(name = "ErasureProofPage")
    record ErasurePage(List<ErasureProof> items, String next) {}

    /** There is no proof of this id. */
    static final class ProofNotFound extends Problem {

        ProofNotFound() {
            super(HttpStatus.NOT_FOUND, "proof-not-found", "There is no proof of this id.");
        }
    }

    @GetMapping
    @Operation(summary = "That people were erased: when, by whose order, how much; never who")
    ErasurePage list(@RequestParam(required = false) String after, @RequestParam(defaultValue = "50") int limit) {
        if (after != null && !after.matches("\\d{1,18}")) {
            throw new InvalidPage("after must be the next of an earlier page.");
        }
        List<ErasureProof> found =
                erasures.after(after == null ? 0 : Long.parseLong(after), InvalidPage.limit(limit) + 1);
        boolean more = found.size() > limit;
        List<ErasureProof> items = more ? found.subList(0, limit) : found;
        return new ErasurePage(items, more ? String.valueOf(items.get(limit - 1).number()) : null);
    }

    @GetMapping("/{proof}")
    @Operation(summary = "One proof")
    ErasureProof one(@PathVariable String proof) {
        try {
            return erasures.proof(UUID.fromString(proof)).orElseThrow(ProofNotFound::new);
        } catch (IllegalArgumentException e) {
            throw new ProofNotFound();
        }
    }
}
