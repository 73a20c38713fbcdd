package org.wayworth.app.programme;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.wayworth.programme.Subjects;
import org.wayworth.programme.subject.Fault;
import org.wayworth.programme.subject.Saved;
import org.wayworth.programme.subject.Subject;
import org.wayworth.programme.subject.Version;
import org.wayworth.programme.subject.Version.Name;
import org.wayworth.programme.subject.Writer;
import org.wayworth.vocabulary.finding.FindingJson;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The same things as data. What is saved must say which version it is an edit of ({@code If-Match}), or that there is
 * none yet ({@code If-None-Match: *}).
 */
@RestController
@RequestMapping(path = "/api/v1/programme", produces = MediaType.APPLICATION_JSON_VALUE)
class SubjectApi {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();
    private static final Pattern TAG = Pattern.compile("(?:W/)?\"([0-9]{1,9})\"");

    private final ProgrammeDesk desk;

    SubjectApi(ProgrammeDesk desk) {
        this.desk = desk;
    }

    @GetMapping
    ResponseEntity<String> subjects() {
        return ok(SubjectJson.subjects());
    }

    @GetMapping("/{plural}")
    ResponseEntity<String> list(@PathVariable String plural) {
        return ok(SubjectJson.list(subject(plural), desk.programme()));
    }

    @GetMapping("/{plural}/{slug}")
    ResponseEntity<String> one(@PathVariable String plural, @PathVariable String slug) {
        Subject<?> subject = subject(plural);
        Version version = desk.programme().find(new Name(subject.kind(), slug)).orElseThrow(UnknownThing::new);
        return ResponseEntity.ok()
                .eTag(tag(version))
                .contentType(MediaType.APPLICATION_JSON)
                .body(FindingJson.text(SubjectJson.of(subject, version)));
    }

    @GetMapping("/{plural}/{slug}/history")
    ResponseEntity<String> history(@PathVariable String plural, @PathVariable String slug) {
        Subject<?> subject = subject(plural);
        List<Version> versions = desk.programme().history(subject, slug);
        if (versions.isEmpty()) {
            throw new UnknownThing();
        }
        return ok(SubjectJson.history(subject, versions));
    }

    @PutMapping("/{plural}/{slug}")
    ResponseEntity<String> save(
            @PathVariable String plural,
            @PathVariable String slug,
            @RequestHeader(name = HttpHeaders.IF_MATCH, defaultValue = "") String match,
            @RequestHeader(name = HttpHeaders.IF_NONE_MATCH, defaultValue = "") String none,
            @RequestParam(defaultValue = "") String why,
            @RequestBody String body) {
        Optional<Integer> basedOn = basedOn(match, none);
        if (basedOn.isEmpty()) {
            return problem(
                    HttpStatus.PRECONDITION_REQUIRED,
                    "version-missing",
                    "The request must say which version it is an edit of: If-Match with the ETag that was read, or"
                            + " If-None-Match: * for a new thing.");
        }
        Map<String, List<String>> texts;
        try {
            texts = texts(MAPPER.readTree(body));
        } catch (JacksonException | IllegalArgumentException unreadable) {
            return problem(
                    HttpStatus.BAD_REQUEST,
                    "unreadable-body",
                    "The body must be a JSON object of texts, numbers, or lists of texts.");
        }
        Saved saved =
                desk.programme().save(subject(plural), slug, basedOn.get(), texts, new Writer(desk.person(), why));
        if (saved instanceof Saved.Done done) {
            desk.citing().settle(done.version());
        }
        return answer(subject(plural), saved);
    }

    private static Optional<Integer> basedOn(String match, String none) {
        if (none.equals("*")) {
            return Optional.of(0);
        }
        Matcher tag = TAG.matcher(match);
        return tag.matches() ? Optional.of(Integer.parseInt(tag.group(1))) : Optional.empty();
    }

    private static ResponseEntity<String> answer(Subject<?> subject, Saved saved) {
        return saved.fold(
                done -> ResponseEntity.status(done.version().number() == 1 ? HttpStatus.CREATED : HttpStatus.OK)
                        .eTag(tag(done.version()))
                        .contentType(MediaType.APPLICATION_JSON)
                        .body(FindingJson.text(SubjectJson.of(subject, done.version()))),
                conflict -> ResponseEntity.status(HttpStatus.PRECONDITION_FAILED)
                        .eTag(tag(conflict.current()))
                        .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                        .body(FindingJson.text(SubjectJson.conflict(subject, conflict))),
                wrong -> ResponseEntity.status(
                                isAboutTheVersion(wrong)
                                        ? HttpStatus.PRECONDITION_FAILED
                                        : HttpStatus.UNPROCESSABLE_CONTENT)
                        .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                        .body(FindingJson.text(SubjectJson.wrong(wrong))));
    }

    private static boolean isAboutTheVersion(Saved.Wrong wrong) {
        return wrong.faults().stream().anyMatch(fault -> fault.key().equals(Fault.VERSION));
    }

    private static String tag(Version version) {
        return "\"" + version.number() + "\"";
    }

    private static Map<String, List<String>> texts(JsonNode body) {
        if (!body.isObject()) {
            throw new IllegalArgumentException("the body must be an object");
        }
        Map<String, List<String>> texts = new LinkedHashMap<>();
        body.properties().forEach(field -> texts.put(field.getKey(), texts(field.getKey(), field.getValue())));
        return texts;
    }

    private static List<String> texts(String key, JsonNode value) {
        if (value.isArray()) {
            return value.values().stream().map(item -> text(key, item)).toList();
        }
        return value.isNull() ? List.of() : List.of(text(key, value));
    }

    private static String text(String key, JsonNode value) {
        if (!value.isString() && !value.isNumber()) {
            throw new IllegalArgumentException(key + " must be a text, a number or a list of texts");
        }
        return value.isNumber() ? value.decimalValue().toPlainString() : value.asString();
    }

    private static Subject<?> subject(String plural) {
        return Subjects.findPlural(plural).orElseThrow(UnknownThing::new);
    }

    private static ResponseEntity<String> problem(HttpStatus status, String code, String detail) {
        return ResponseEntity.status(status)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(FindingJson.text(SubjectJson.problem(status.value(), code, detail)));
    }

    private static ResponseEntity<String> ok(tools.jackson.databind.node.ObjectNode node) {
        return ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(FindingJson.text(node));
    }
}
