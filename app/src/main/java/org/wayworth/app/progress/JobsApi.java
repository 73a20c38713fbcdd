package org.wayworth.app.progress;

import java.util.Locale;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.wayworth.app.analysis.AnalysisDesk;
import org.wayworth.app.job.Standing;
import org.wayworth.app.programme.People;
import org.wayworth.app.programme.ProgrammeDesk;
import org.wayworth.store.job.Job;
import org.wayworth.store.job.JobState;
import org.wayworth.store.job.Stage;
import org.wayworth.store.job.Wanted;
import org.wayworth.vocabulary.finding.FindingJson;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Jobs as data. */
@RestController
@RequestMapping(path = "/api/v1", produces = MediaType.APPLICATION_JSON_VALUE)
class JobsApi {

    private static final int MOST_SHOWN = 50;

    private final AnalysisDesk desk;
    private final ProgrammeDesk programme;
    private final People people;

    JobsApi(AnalysisDesk desk, ProgrammeDesk programme, People people) {
        this.desk = desk;
        this.programme = programme;
        this.people = people;
    }

    @GetMapping("/jobs")
    ResponseEntity<String> jobs() {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        ArrayNode items = node.putArray("items");
        desk.jobs().atHand().forEach(standing -> items.add(of(standing)));
        desk.jobs().ended(MOST_SHOWN).forEach(job -> items.add(of(job)));
        return ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(FindingJson.text(node));
    }

    @PostMapping("/jobs/{id}/cancel")
    ResponseEntity<Void> cancel(@PathVariable long id) {
        desk.jobs().cancel(id, "It was cancelled by " + people.name(programme.person()) + ".");
        return ResponseEntity.status(HttpStatus.SEE_OTHER)
                .header(HttpHeaders.LOCATION, "/api/v1/jobs")
                .build();
    }

    private static ObjectNode of(Standing standing) {
        JobState state = standing.isRunning() ? JobState.RUNNING : JobState.QUEUED;
        ObjectNode node = of(standing.id(), standing.wanted(), state, standing.attempt(), standing.stage());
        node.put("before", standing.before());
        node.put("asked_at", standing.askedAt().toString());
        standing.taken().ifPresent(time -> node.put("seconds", time.toMillis() / 1000.0));
        standing.usual().ifPresent(time -> node.put("usual_seconds", time.toMillis() / 1000.0));
        return node;
    }

    private static ObjectNode of(Job job) {
        ObjectNode node = of(job.id(), job.wanted(), job.state(), job.attempt(), job.stage());
        node.put("asked_at", job.askedAt().toString());
        job.begunAt().ifPresent(at -> node.put("begun_at", at.toString()));
        job.endedAt().ifPresent(at -> node.put("ended_at", at.toString()));
        node.put("result", job.result());
        node.put("said", job.said());
        return node;
    }

    private static ObjectNode of(long id, Wanted wanted, JobState state, int attempt, Stage stage) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("id", id);
        node.put("kind", wanted.kind().toUpperCase(Locale.ROOT));
        node.put("topic", wanted.topic());
        node.put("subject", wanted.subject());
        node.put("asked_by", wanted.by());
        node.put("own", wanted.isOwn());
        node.put("state", state.name());
        node.put("attempt", attempt);
        node.put("stage", stage.words());
        node.put("stage_done", stage.done());
        node.put("stage_of", stage.of());
        return node;
    }
}
