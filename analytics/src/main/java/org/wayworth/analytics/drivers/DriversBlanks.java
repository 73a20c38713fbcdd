package org.wayworth.analytics.drivers;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.wayworth.analytics.audience.SmallGroups;
import org.wayworth.kernel.Fit;
import org.wayworth.kernel.missing.LittleTest;
import org.wayworth.vocabulary.Check;
import org.wayworth.vocabulary.Check.Verdict;
import org.wayworth.vocabulary.Grade;
import org.wayworth.vocabulary.Unit;
import org.wayworth.vocabulary.exhibit.Axis;
import org.wayworth.vocabulary.exhibit.Cell;
import org.wayworth.vocabulary.exhibit.Exhibit;

/**
 * Whether questions were left blank by chance: whether those who left some blank answer the rest, and the outcome, like
 * the others (Little 1988).
 *
 * <p>Each customer counts with the last response only, since responses of one customer are no independent rows; and
 * sets of blanks that few left are not looked at, since the law of the statistic is rough for them. Leaving out whole
 * sets of blanks changes nothing of whether the rest are by chance.
 */
final class DriversBlanks {

    /** Responses with the same blanks, below which their means have no normal law to speak of. */
    private static final int FEWEST = 20;

    /** Most sceptics would shrug at 1 in 20. */
    private static final double RARE = 0.01;

    private static final int MOST_SHOWN = 10;

    private final DriversStudy study;
    private final Fit<LittleTest.Result> test;
    /** Responses by what they left blank, the most frequent first. */
    private final List<Set> sets;

    /** Rows of the model that left the same questions blank. */
    private record Set(List<Integer> blank, List<Integer> rows) {}

    private DriversBlanks(DriversStudy study, Fit<LittleTest.Result> test, List<Set> sets) {
        this.study = study;
        this.test = test;
        this.sets = sets;
    }

    static DriversBlanks of(DriversStudy study) {
        int[] rows = last(study.model().sample().customer());
        List<Set> sets = sets(study.model(), rows);
        int[] frequent = sets.stream()
                .filter(set -> set.rows().size() >= FEWEST)
                .flatMap(set -> set.rows().stream())
                .mapToInt(i -> i)
                .sorted()
                .toArray();
        long kinds = sets.stream().filter(set -> set.rows().size() >= FEWEST).count();
        Fit<LittleTest.Result> test = kinds < 2
                ? Fit.impossible(Fit.Reason.TOO_FEW_ROWS, "no questions were left blank together often enough", "")
                : LittleTest.test(withOutcome(study.model(), frequent));
        return new DriversBlanks(study, test, sets);
    }

    private static int[] last(int[] customer) {
        Map<Integer, Integer> rows = new HashMap<>();
        for (int i = 0; i < customer.length; i++) {
            rows.put(customer[i], i);
        }
        return rows.values().stream().mapToInt(i -> i).sorted().toArray();
    }

    private static double[][] withOutcome(DriversModel model, int[] rows) {
        double[][] columns = Arrays.copyOf(model.columns(rows), model.size() + 1);
        columns[model.size()] = model.sample().of(rows).outcome();
        return columns;
    }

    private static List<Set> sets(DriversModel model, int[] rows) {
        double[][] columns = model.columns(rows);
        Map<List<Integer>, List<Integer>> found = new HashMap<>();
        for (int k = 0; k < rows.length; k++) {
            int row = k;
            List<Integer> blank = IntStream.range(0, columns.length)
                    .filter(j -> Double.isNaN(columns[j][row]))
                    .boxed()
                    .toList();
            found.computeIfAbsent(blank, key -> new ArrayList<>()).add(rows[k]);
        }
        return found.entrySet().stream()
                .map(entry -> new Set(entry.getKey(), entry.getValue()))
                .sorted((one, other) -> one.rows().size() != other.rows().size()
                        ? Integer.compare(other.rows().size(), one.rows().size())
                        : one.blank().toString().compareTo(other.blank().toString()))
                .toList();
    }

    private boolean nothingLeft() {
        return sets.size() == 1 && sets.get(0).blank().isEmpty();
    }

    /** Blanks that go with other answers, beyond chance. */
    boolean isTelling() {
        return test.fold(result -> result.pValue() < RARE, no -> false);
    }

    /**
     * It takes nothing from the grade: the model needs no blanks by chance, only blanks that the rest of the response
     * tells. It says that complete responses alone would be another sample.
     */
    Check check() {
        String question = "Are those who left a question blank like the others in what they did answer?";
        String name = "blank by chance";
        if (nothingLeft()) {
            return new Check(name, question, Verdict.PASSED, "nothing was left blank", Grade.UNADJUSTED);
        }
        return test.fold(
                result -> new Check(
                        name,
                        question,
                        isTelling() ? Verdict.FAILED : Verdict.PASSED,
                        "Little's test over " + result.patterns().size() + " sets of blanks and "
                                + Unit.whole(result.rows()) + " customers: probability by chance "
                                + DriversFindings.chance(result.pValue())
                                + (isTelling()
                                        ? "; complete responses are no sample of all, and the model uses all"
                                        : ""),
                        Grade.UNADJUSTED),
                no -> new Check(name, question, Verdict.CANNOT_TELL, no.found(), Grade.UNADJUSTED));
    }

    /** What follows for the reader. */
    String assumption() {
        return isTelling()
                ? "Those who left questions blank answer the rest otherwise than the others do. Blanks are told by the"
                        + " other answers of the same response; where they hang on the answer that is not there, the"
                        + " shares are off. Questions that did not apply are not filled in."
                : "Answers left blank hang only on what the same respondents did answer; questions that did not apply"
                        + " are not filled in, and their respondents are looked at apart.";
    }

    /** How those who left something blank answer; empty where they answer like the others. */
    Optional<Exhibit> exhibit() {
        if (!isTelling()) {
            return Optional.empty();
        }
        boolean[] shown = SmallGroups.standard()
                .shown(sets.stream().mapToLong(set -> set.rows().size()).toArray());
        Unit unit = study.target().isShare() ? Unit.share("") : Unit.number("points");
        List<List<Cell>> rows = new ArrayList<>();
        for (int s = 0; s < sets.size() && rows.size() < MOST_SHOWN; s++) {
            if (shown[s]) {
                row(sets.get(s), unit).ifPresent(rows::add);
            }
        }
        return Optional.of(new Exhibit.Table(
                "What was left blank, and how the same customers answered otherwise",
                List.of(
                        new Axis("Left blank", Unit.number("")),
                        new Axis("Customers", Unit.count("")),
                        new Axis("Mean of " + study.target().noun(), unit),
                        new Axis("95% interval", unit)),
                rows));
    }

    private Optional<List<Cell>> row(Set set, Unit unit) {
        DriversModel model = study.model();
        DriversSample sample =
                model.sample().of(set.rows().stream().mapToInt(i -> i).toArray());
        String blank = set.blank().isEmpty()
                ? "nothing"
                : set.blank().stream().map(model::name).collect(Collectors.joining(", "));
        return DriversPerformance.mean(sample.outcome(), sample, unit)
                .map(mean -> List.of(
                        Cell.text(blank),
                        Cell.number(set.rows().size(), Unit.count("")),
                        Cell.value(mean),
                        Cell.text(mean.intervalText())));
    }

    /** For the workings: statistic and its degrees of freedom. */
    String workings() {
        return test.fold(
                result -> result.statistic() + " with " + Unit.whole(result.degreesOfFreedom())
                        + " degrees of freedom, chance " + result.pValue(),
                Fit.Impossible::found);
    }
}
