package org.wayworth.app.home;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.wayworth.app.analysis.AnalysisDesk;
import org.wayworth.app.analysis.OnRecord;
import org.wayworth.app.data.DataState;
import org.wayworth.app.home.OnHome.Line;
import org.wayworth.vocabulary.Finding;
import org.wayworth.vocabulary.FindingId;
import org.wayworth.vocabulary.Unit;

/** What changed since a reader marked Home as read: imports, answers that say something else, things that were saved. */
final class Changes {

    private static final int MOST = 5;

    private final AnalysisDesk desk;
    private final List<OnHome> others;

    Changes(AnalysisDesk desk, List<OnHome> others) {
        this.desk = desk;
        this.others = others;
    }

    List<Line> since(Seen seen, List<Result> results) {
        List<Line> lines = new ArrayList<>(imports(seen.at()));
        for (FindingId id : seen.findings()) {
            desk.onRecord(id)
                    .flatMap(OnRecord::finding)
                    .ifPresent(then -> results.stream()
                            .flatMap(result -> changed(then, result).stream())
                            .forEach(lines::add));
        }
        others.forEach(other -> lines.addAll(other.since(seen.at())));
        return List.copyOf(lines.subList(0, Math.min(MOST, lines.size())));
    }

    private List<Line> imports(Instant moment) {
        List<DataState.Load> later = desk.state().imports().stream()
                .filter(load -> load.at().isAfter(moment))
                .toList();
        long records = later.stream().mapToLong(DataState.Load::loaded).sum();
        return later.isEmpty()
                ? List.of()
                : List.of(new Line(
                        (later.size() == 1 ? "One file was imported" : later.size() + " files were imported") + ": "
                                + Unit.whole(records) + (records == 1 ? " record" : " records"),
                        "/data",
                        "",
                        "plain",
                        ""));
    }

    private static Optional<Line> changed(Finding then, Result now) {
        return now.finding()
                .filter(finding -> finding.provenance()
                                .analysis()
                                .equals(then.provenance().analysis())
                        && !finding.statement().text().equals(then.statement().text()))
                .map(finding -> new Line(
                        finding.statement().text(),
                        now.address(),
                        "",
                        "plain",
                        "Before: " + then.statement().text()));
    }
}
