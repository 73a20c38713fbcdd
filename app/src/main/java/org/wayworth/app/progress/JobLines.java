package org.wayworth.app.progress;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.wayworth.analytics.Card;
import org.wayworth.app.analysis.AnalysisDesk;
import org.wayworth.app.job.Standing;
import org.wayworth.app.job.TimeWords;
import org.wayworth.app.navigation.Navigation;
import org.wayworth.app.programme.People;
import org.wayworth.store.job.Job;
import org.wayworth.store.job.JobState;
import org.wayworth.store.job.Wanted;

/** Jobs in the words of the pages. */
@Component
class JobLines {

    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("d MMM yyyy HH:mm 'UTC'", Locale.UK).withZone(ZoneOffset.UTC);

    private final AnalysisDesk desk;
    private final Navigation navigation;
    private final People people;

    JobLines(AnalysisDesk desk, Navigation navigation, People people) {
        this.desk = desk;
        this.navigation = navigation;
        this.people = people;
    }

    JobLine of(Standing standing) {
        Wanted wanted = standing.wanted();
        return new JobLine(
                name(wanted),
                address(wanted),
                with(wanted),
                standing.isRunning() ? "Running" : "Waiting",
                "plain",
                standing.what()
                        + (standing.attempt() > 1
                                ? " Wayworth ended in its midst before; this is attempt " + standing.attempt() + "."
                                : ""),
                standing.time(),
                by(wanted),
                "/data/jobs/" + standing.id() + "/cancel");
    }

    JobLine of(Job job) {
        return new JobLine(
                name(job.wanted()),
                address(job.wanted()),
                with(job.wanted()),
                tag(job.state()),
                job.state() == JobState.DONE ? "good" : job.state() == JobState.CANCELLED ? "plain" : "bad",
                job.said(),
                job.endedAt().map(MOMENT::format).orElse("") + took(job),
                by(job.wanted()),
                "");
    }

    private static String took(Job job) {
        return job.begunAt()
                .flatMap(begun -> job.endedAt().map(ended -> Duration.between(begun, ended)))
                .map(time -> time.toSeconds() < 1 ? ", in less than a second" : ", in " + TimeWords.exactly(time))
                .orElse("");
    }

    private static String tag(JobState state) {
        return switch (state) {
            case QUEUED -> "Waiting";
            case RUNNING -> "Running";
            case DONE -> "Done";
            case FAILED -> "Failed";
            case CANCELLED -> "Cancelled";
            case INTERRUPTED -> "Interrupted";
        };
    }

    private String name(Wanted wanted) {
        return card(wanted).map(Card::title).orElse(isImport(wanted) ? "Import" : wanted.topic());
    }

    private Optional<Card> card(Wanted wanted) {
        return desk.cards().stream()
                .filter(card -> card.name().equals(wanted.topic()))
                .findFirst();
    }

    private static boolean isImport(Wanted wanted) {
        return wanted.kind().equals("import");
    }

    private String address(Wanted wanted) {
        return isImport(wanted)
                ? "/data"
                : navigation
                        .ofAnalysis(wanted.topic())
                        .map(place -> place.address() + (wanted.subject().isEmpty() ? "" : "?" + wanted.subject()))
                        .orElse("");
    }

    private static String with(Wanted wanted) {
        return isImport(wanted)
                ? wanted.subject().replace("\n", ", ")
                : URLDecoder.decode(wanted.subject().replace("&", ", "), StandardCharsets.UTF_8);
    }

    private String by(Wanted wanted) {
        return wanted.isOwn() ? "Wayworth, to have the answer ready" : people.name(wanted.by());
    }
}
