package org.wayworth.app.analysis;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.wayworth.vocabulary.finding.FindingJson;
import tools.jackson.databind.node.ObjectNode;

/** The same findings as data, at the pages' addresses under {@code /api/v1}. */
@RestController
@RequestMapping(path = "/api/v1", produces = MediaType.APPLICATION_JSON_VALUE)
class AnalysisApi {

    private final AnalysisDesk desk;

    AnalysisApi(AnalysisDesk desk) {
        this.desk = desk;
    }

    @GetMapping
    ResponseEntity<String> index() {
        return json(DeskJson.index());
    }

    @GetMapping("/analyses")
    ResponseEntity<String> analyses() {
        return json(DeskJson.analyses(desk));
    }

    @GetMapping("/analyses/{name}")
    ResponseEntity<String> analysis(@PathVariable String name, HttpServletRequest request) {
        Ask ask = Ask.of(desk, name, request.getParameterMap());
        ObjectNode node = FindingJson.of(desk.outcome(name, ask.given()), desk.folder());
        if (!ask.unknown().isEmpty()) {
            ask.unknown().forEach(node.putArray("ignored_parameters")::add);
        }
        return json(node);
    }

    @GetMapping("/status")
    ResponseEntity<String> status() {
        return json(DeskJson.status(desk));
    }

    private static ResponseEntity<String> json(ObjectNode node) {
        return ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(FindingJson.text(node));
    }
}
