package io.postrider.tracking.web;

import io.postrider.tracking.answers.Question;
import io.postrider.tracking.answers.Question.Choice;
import io.postrider.tracking.answers.Question.Kind;
import io.postrider.tracking.answers.QuestionNotFound;
import io.postrider.tracking.answers.Questions;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The questions mails may ask, for programs. */
@RestController
@RequestMapping(path = "/api/questions", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Questions", description = "Questions in mails: a link for each answer, confirmed on a page.")
class QuestionsEndpoint {

    private final Questions questions;

    QuestionsEndpoint(Questions questions) {
        this.questions = questions;
    }

    /** What is asked. */
    @Schema(name = "QuestionRequest")
    record QuestionRequest(
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED) Kind kind,
            @Schema(description = "the question as she reads it", requiredMode = Schema.RequiredMode.REQUIRED)
                    String wording,
            @Schema(description = "of a CHOICE: 2 to 12 answers, each with value and label") List<Choice> choices,
            @Schema(description = "of a RATING: 2 to 10; 5 if left out") Integer stars,
            @Schema(
                            description = "attribute of the contact that holds the answer",
                            requiredMode = Schema.RequiredMode.REQUIRED)
                    String attribute,
            @Schema(description = "what she reads when she has answered") String thanks) {

        Question as(String key) {
            return new Question(key, kind, wording, choices, attribute, thanks);
        }
    }

    @GetMapping
    @Operation(summary = "All questions")
    List<Question> list() {
        return questions.all();
    }

    @GetMapping("/{key}")
    @Operation(summary = "One question")
    Question one(@PathVariable String key) {
        return questions.find(key).orElseThrow(QuestionNotFound::new);
    }

    @PutMapping("/{key}")
    @Operation(
            summary = "Ask something new, or word it anew",
            description =
                    "In a template, a link to answer:key/choice answers, and a link to answer:key only asks. Her answer,"
                            + " sent from the page by her, becomes the attribute and the event contact.answered.")
    Question put(@Parameter(example = "why-quiet") @PathVariable String key, @RequestBody QuestionRequest request) {
        return questions.put(request.as(key), request.stars());
    }

    @DeleteMapping("/{key}")
    @Operation(summary = "Ask it no longer; what was answered stays")
    @ApiResponse(responseCode = "204", description = "It is closed.")
    ResponseEntity<Void> remove(@PathVariable String key) {
        questions.remove(key);
        return ResponseEntity.noContent().build();
    }
}
