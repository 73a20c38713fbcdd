package org.wayworth.app.shell;

import java.util.List;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.wayworth.app.analysis.InvalidOptions;
import org.wayworth.vocabulary.finding.FindingJson;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What went wrong with a request of the API, in the form of RFC 9457. */
@RestControllerAdvice(annotations = RestController.class)
class Problem {

    private static final int UNPROCESSABLE = 422;

    @ExceptionHandler(InvalidOptions.class)
    ResponseEntity<String> invalidOptions(InvalidOptions invalid) {
        ObjectNode problem = body(UNPROCESSABLE, "invalid-options", "Some options cannot be read", invalid.summary());
        ArrayNode errors = problem.putArray("errors");
        invalid.errors()
                .forEach(error ->
                        errors.addObject().put("option", error.option()).put("message", error.message()));
        return answer(UNPROCESSABLE, problem);
    }

    static ResponseEntity<String> of(ErrorWords words, List<String> reference) {
        ObjectNode problem = body(words.status(), words.code(), words.title(), words.text());
        reference.forEach(id -> problem.put("trace_id", id));
        return answer(words.status(), problem);
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
        return ResponseEntity.status(status)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(FindingJson.text(problem));
    }
}
