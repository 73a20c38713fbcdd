package org.wayworth.app.analysis;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.util.DigestUtils;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.wayworth.app.filter.Key;
import org.wayworth.app.navigation.Navigation;
import org.wayworth.vocabulary.finding.FindingJson;
import tools.jackson.databind.node.ObjectNode;

/** The same findings as data, at the pages' addresses under {@code /api/v1}. */
@RestController
@RequestMapping(path = "/api/v1", produces = MediaType.APPLICATION_JSON_VALUE)
class AnalysisApi {

    /** A program waits so long for an answer, unless it says otherwise ({@code Prefer: wait=5}, RFC 7240). */
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private static final Pattern WAIT = Pattern.compile("(?:^|[,;\\s])wait=(\\d{1,4})(?:$|[,;\\s])");

    private final AnalysisDesk desk;
    private final Navigation navigation;

    AnalysisApi(AnalysisDesk desk, Navigation navigation) {
        this.desk = desk;
        this.navigation = navigation;
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
    CompletionStage<ResponseEntity<String>> analysis(
            @PathVariable String name,
            @RequestHeader(name = "Prefer", defaultValue = "") List<String> preferences,
            HttpServletRequest request) {
        Ask ask = Ask.of(desk, navigation, name, request.getParameterMap());
        return desk.ask(name, ask.options(), patience(preferences))
                .thenApply(asked ->
                        asked.fold(answered -> answer(ask, answered), working -> working(ask, working), failed -> {
                            throw new QuestionFailed(failed);
                        }));
    }

    /** Lets a question that failed be asked once more. */
    @PostMapping("/analyses/{name}/attempt")
    ResponseEntity<String> attempt(@PathVariable String name, HttpServletRequest request) {
        Ask ask = Ask.of(desk, navigation, name, request.getParameterMap());
        desk.askAgain(name, ask.options());
        return ResponseEntity.status(HttpStatus.SEE_OTHER)
                .header(HttpHeaders.LOCATION, ask.apiAddress())
                .build();
    }

    @GetMapping("/status")
    ResponseEntity<String> status() {
        return json(DeskJson.status(desk));
    }

    private static Duration patience(List<String> preferences) {
        Matcher wait = WAIT.matcher(String.join(",", preferences));
        if (!wait.find()) {
            return PATIENCE;
        }
        Duration asked = Duration.ofSeconds(Long.parseLong(wait.group(1)));
        return asked.compareTo(PATIENCE) < 0 ? asked : PATIENCE;
    }

    private ResponseEntity<String> answer(Ask ask, Asked.Answered answered) {
        ObjectNode node = FindingJson.of(answered.outcome(), desk.folder());
        List<String> ignored = Stream.concat(ask.beyond().stream().map(Key::word), ask.unknown().stream())
                .toList();
        if (!ignored.isEmpty()) {
            ignored.forEach(node.putArray("ignored_parameters")::add);
        }
        return unlessKnown(FindingJson.text(node));
    }

    /** Whoever has this body already is told so. A weak tag: the body is the same, compressed or not. */
    private static ResponseEntity<String> unlessKnown(String body) {
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .cacheControl(CacheControl.noCache().cachePrivate())
                .eTag("W/\"" + DigestUtils.md5DigestAsHex(body.getBytes(StandardCharsets.UTF_8)) + "\"")
                .body(body);
    }

    private static ResponseEntity<String> working(Ask ask, Asked.Working working) {
        return ResponseEntity.accepted()
                .header(HttpHeaders.RETRY_AFTER, "1")
                .contentType(MediaType.APPLICATION_JSON)
                .body(FindingJson.text(DeskJson.working(ask, working)));
    }

    private static ResponseEntity<String> json(ObjectNode node) {
        return ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(FindingJson.text(node));
    }
}
