package org.wayworth.app.home;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseCookie;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.wayworth.app.analysis.AnalysisDesk;
import org.wayworth.vocabulary.Finding;
import org.wayworth.vocabulary.FindingId;

/** Marks Home as read, where the reader asks for it: from then on Home says what changed since. */
@Controller
class SeenPage {

    private final AnalysisDesk desk;
    private final Clock clock;

    SeenPage(AnalysisDesk desk, Clock clock) {
        this.desk = desk;
        this.clock = clock;
    }

    @PostMapping("/seen")
    ResponseEntity<Void> mark() {
        List<FindingId> shown = desk.state().isEmpty()
                ? List.of()
                : desk.cards().stream()
                        .flatMap(card -> desk.known(card.name())
                                .fold(
                                        answered -> answered.outcome()
                                                .<Stream<Finding>>fold(
                                                        answer -> Stream.of(answer.headline()), refusal -> Stream.of()),
                                        working -> Stream.of(),
                                        failed -> Stream.of()))
                        .map(Finding::id)
                        .toList();
        ResponseCookie cookie = ResponseCookie.from(Seen.COOKIE, new Seen(clock.instant(), shown).cookie())
                .path("/")
                .maxAge(Duration.ofDays(365))
                .httpOnly(true)
                .sameSite("Lax")
                .build();
        return ResponseEntity.status(HttpStatus.SEE_OTHER)
                .header(HttpHeaders.SET_COOKIE, cookie.toString())
                .header(HttpHeaders.LOCATION, "/")
                .build();
    }
}
