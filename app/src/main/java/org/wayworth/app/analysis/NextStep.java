package org.wayworth.app.analysis;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.wayworth.analytics.OptionNames;
import org.wayworth.vocabulary.Check;
import org.wayworth.vocabulary.Finding;

/**
 * Something to do next, and why.
 *
 * @param address where to go for it
 */
public record NextStep(String icon, String title, String why, String address) {

    private static final int MOST = 5;

    /** What to do next, the most useful first: close what stops an answer, then strengthen what is known. */
    static List<NextStep> of(List<Result> results, DataState state, boolean sample) {
        List<NextStep> steps = new ArrayList<>();
        if (sample) {
            steps.add(new NextStep(
                    "database",
                    "Bring your own data",
                    "These pages show a made-up company. The same commands work on your exports.",
                    "/data#import"));
        }
        for (Result result : results) {
            result.refusal()
                    .ifPresent(refusal -> steps.add(new NextStep(
                            "hourglass",
                            result.card().title() + ": give it what it needs",
                            OptionNames.LABELS.in(refusal.next()),
                            result.address())));
        }
        for (Result result : results) {
            result.finding().ifPresent(finding -> addDoubt(steps, result, finding));
        }
        if (state.rejected() > 0) {
            steps.add(new NextStep(
                    "list-checks",
                    "Look at the rejected records",
                    String.format(
                            java.util.Locale.UK,
                            "%,d of %,d were left out, each with its reason.",
                            state.rejected(),
                            state.read()),
                    "/data#rejects"));
        }
        results.stream()
                .filter(NextStep::isWorthTesting)
                .findFirst()
                .ifPresent(result -> steps.add(new NextStep(
                        "flask-conical",
                        "Test it before you spend on it",
                        "The strongest finding is a comparison. Change one thing for a part of your customers first.",
                        result.address())));
        return List.copyOf(steps.subList(0, Math.min(MOST, steps.size())));
    }

    private static void addDoubt(List<NextStep> steps, Result result, Finding finding) {
        finding.checks().stream()
                .filter(check -> check.isCounted() && !check.passed())
                .min(Comparator.comparing(check -> check.verdict() != Check.Verdict.FAILED))
                .ifPresent(check -> steps.add(new NextStep(
                        "circle-alert",
                        result.card().title() + ": read the check before using the number",
                        "The check “" + check.name() + "” "
                                + (check.verdict() == Check.Verdict.FAILED ? "failed." : "could not be run."),
                        result.address() + "#checks")));
    }

    private static boolean isWorthTesting(Result result) {
        return result.finding()
                .filter(finding ->
                        !finding.grade().isTested() && finding.grade().level() > 0)
                .flatMap(Finding::estimate)
                .filter(measured -> measured.isClearOf(0))
                .isPresent();
    }
}
