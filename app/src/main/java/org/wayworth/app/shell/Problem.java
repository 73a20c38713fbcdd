package org.wayworth.app.shell;

import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.wayworth.app.analysis.InvalidOptions;
import org.wayworth.app.analysis.QuestionFailed;
import org.wayworth.vocabulary.finding.FindingJson;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What went wrong with a request of the API, in the form of RFC 9457. */
@RestControllerAdvice(annotations = RestController.class)
class Problem {

    private static final int UNPROCESSABLE = 422;
    private static final int OURS = 500;
    private static final int ENDED = 409;

    @ExceptionHandler(InvalidOptions.class)
    ResponseEntity<String> invalidOptions(InvalidOptions invalid) {
        ObjectNode problem = body(UNPROCESSABLE, "invalid-options", "Some options cannot be read", invalid.summary());
        ArrayNode errors = problem.putArray("errors");
        invalid.errors()
                .forEach(error ->
                        errors.addObject().put("option", error.option()).put("message", error.message()));
        return answer(UNPROCESSABLE, problem);
    }

    @ExceptionHandler(QuestionFailed.class)
    ResponseEntity<String> failed(QuestionFailed failed) {
        if (failed.failed().isCancelled()) {
            return answer(
                    ENDED,
                    body(
                            ENDED,
                            "question-ended",
                            "The work on this question was ended",
                            failed.failed().reason() + " POST to its address with /attempt to have it asked again."));
        }
        ObjectNode problem = body(
                OURS,
                "question-failed",
                "The question could not be worked out",
                failed.failed().reason());
        problem.put("trace_id", failed.failed().reference());
        return answer(OURS, problem);
    }

    static ResponseEntity<String> of(ErrorWords words, List<String> reference) {
        return answer(words.status(), node(words, reference));
    }

    /** The problem as text, for what is refused before the application is asked. */
    static String text(ErrorWords words) {
        return FindingJson.text(node(words, List.of()));
    }

    private static ObjectNode node(ErrorWords words, List<String> reference) {
        ObjectNode problem = body(words.status(), words.code(), words.title(), words.text());
        reference.forEach(id -> problem.put("trace_id", id));
        return problem;
    }

    private static ObjectNode body(int status, String code, String title, String detail) {
        ObjectNode problem = JsonNodeFactory.instance.objectNode();
        problem.put("type", "urn:wayworth:problem:" + code);
        problem.put("title", title);
        problem.put("status", status);
        problem.put("detail", detail);
        return problem;
    }

    private static ResponseEntity<String> answer(int status, ObjectNode problem) {
        ResponseEntity.BodyBuilder answer =
                ResponseEntity.status(status).contentType(MediaType.APPLICATION_PROBLEM_JSON);
        if (status == ErrorWords.BUSY) {
            answer.header(HttpHeaders.RETRY_AFTER, ErrorWords.RETRY_AFTER_SECONDS);
        }
        return answer.body(FindingJson.text(problem));
    }
}
