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
import org.wayworth.analytics.telling.KernelWords;
import org.wayworth.analytics.telling.RobustnessCheck;
import org.wayworth.kernel.Fit;
import org.wayworth.kernel.missing.LittleTest;
import org.wayworth.vocabulary.Check;
import org.wayworth.vocabulary.Sentence;
import org.wayworth.vocabulary.Unit;
import org.wayworth.vocabulary.exhibit.Axis;
import org.wayworth.vocabulary.exhibit.Cell;
import org.wayworth.vocabulary.exhibit.Exhibit;

/**
 * Whether answers are missing completely at random: whether those who left some questions out answer the rest, and the
 * outcome, like the others (Little 1988).
 *
 * <p>Each customer counts with the last response only, since responses of one customer are no independent rows; and
 * patterns of missing answers that are rare are not looked at, since the law of the statistic is rough for them. Leaving
 * out whole patterns changes nothing of whether the rest are by chance.
 */
final class MissingAnswers {

    /** Responses of one pattern, below which their means have no normal law to speak of. */
    private static final int FEWEST = 20;

    /** Most sceptics would shrug at 1 in 20. */
    private static final double RARE = 0.01;

    private static final int MOST_SHOWN = 10;

    private final DriversStudy study;
    private final Fit<LittleTest.Result> test;
    /** Responses by what they left out, the most frequent first. */
    private final List<Pattern> patterns;

    /** Rows of the model in which the same questions were left out. */
    private record Pattern(List<Integer> missing, List<Integer> rows) {}

    private MissingAnswers(DriversStudy study, Fit<LittleTest.Result> test, List<Pattern> patterns) {
        this.study = study;
        this.test = test;
        this.patterns = patterns;
    }

    static MissingAnswers of(DriversStudy study) {
        int[] rows = last(study.model().sample().customer());
        List<Pattern> patterns = patterns(study.model(), rows);
        int[] frequent = patterns.stream()
                .filter(pattern -> pattern.rows().size() >= FEWEST)
                .flatMap(pattern -> pattern.rows().stream())
                .mapToInt(i -> i)
                .sorted()
                .toArray();
        long kinds = patterns.stream()
                .filter(pattern -> pattern.rows().size() >= FEWEST)
                .count();
        Fit<LittleTest.Result> test = kinds < 2
                ? Fit.impossible(
                        Fit.Reason.TOO_FEW_ROWS,
                        "hardly any question was left out often enough to compare",
                        "ask again with more responses")
                : LittleTest.test(withOutcome(study.model(), frequent));
        return new MissingAnswers(study, test, patterns);
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

    private static List<Pattern> patterns(DriversModel model, int[] rows) {
        double[][] columns = model.columns(rows);
        Map<List<Integer>, List<Integer>> found = new HashMap<>();
        for (int k = 0; k < rows.length; k++) {
            int row = k;
            List<Integer> missing = IntStream.range(0, columns.length)
                    .filter(j -> Double.isNaN(columns[j][row]))
                    .boxed()
                    .toList();
            found.computeIfAbsent(missing, key -> new ArrayList<>()).add(rows[k]);
        }
        return found.entrySet().stream()
                .map(entry -> new Pattern(entry.getKey(), entry.getValue()))
                .sorted((one, other) -> one.rows().size() != other.rows().size()
                        ? Integer.compare(other.rows().size(), one.rows().size())
                        : one.missing().toString().compareTo(other.missing().toString()))
                .toList();
    }

    private boolean isComplete() {
        return patterns.size() == 1 && patterns.get(0).missing().isEmpty();
    }

    /** Missing answers that go with other answers, beyond chance. */
    boolean isTelling() {
        return test.fold(result -> result.pValue() < RARE, no -> false);
    }

    /**
     * It takes nothing from the grade: the model does not need answers missing completely at random, only that the rest of
     * the response tells what is missing. It says that complete responses alone would be another sample.
     */
    Check check() {
        RobustnessCheck check = RobustnessCheck.of(
                "missing at random", "Do those who left a question out answer the others like everyone else?");
        if (isComplete()) {
            return check.byDesign("no answer is missing");
        }
        return check.of(
                test,
                result -> check.passedIf(
                        !isTelling(),
                        "Little's test over " + result.patterns().size() + " patterns of missing answers and "
                                + Unit.whole(result.rows()) + " customers: p-value "
                                + DriversFindings.chance(result.pValue())
                                + (isTelling()
                                        ? "; complete responses alone would not represent all, so the model uses every"
                                                + " response"
                                        : "")));
    }

    /** What follows for the reader. */
    String assumption() {
        return isTelling()
                ? "Those who left questions out answer the others differently. Missing answers are inferred from the other"
                        + " answers of the same response; where they depend on the very answer that is missing, the shares"
                        + " are biased. Questions that did not apply are not filled in."
                : "Whether an answer is missing depends only on what the same respondent did answer; questions that did not"
                        + " apply are not filled in, and are looked at separately.";
    }

    /** How those who left something out answer; empty where they answer like the others. */
    Optional<Exhibit> exhibit() {
        if (!isTelling()) {
            return Optional.empty();
        }
        boolean[] shown = SmallGroups.standard()
                .shown(patterns.stream()
                        .mapToLong(pattern -> pattern.rows().size())
                        .toArray());
        Unit unit = study.target().isShare() ? Unit.share("") : Unit.number("points");
        List<List<Cell>> rows = new ArrayList<>();
        for (int s = 0; s < patterns.size() && rows.size() < MOST_SHOWN; s++) {
            if (shown[s]) {
                row(patterns.get(s), unit).ifPresent(rows::add);
            }
        }
        return Optional.of(new Exhibit.Table(
                Sentence.begin(study.target().noun()) + " of those who left questions out",
                List.of(
                        new Axis("Left out", Unit.number("")),
                        new Axis("Customers", Unit.count("")),
                        new Axis("Mean of " + study.target().noun(), unit),
                        new Axis("95% interval", unit)),
                rows));
    }

    private Optional<List<Cell>> row(Pattern pattern, Unit unit) {
        DriversModel model = study.model();
        DriversSample sample =
                model.sample().of(pattern.rows().stream().mapToInt(i -> i).toArray());
        String missing = pattern.missing().isEmpty()
                ? "no question"
                : pattern.missing().stream().map(model::name).collect(Collectors.joining(", "));
        return QuestionPerformance.mean(sample.outcome(), sample, unit)
                .map(mean -> List.of(
                        Cell.text(missing),
                        Cell.number(pattern.rows().size(), Unit.count("")),
                        Cell.value(mean),
                        Cell.text(mean.intervalText())));
    }

    /** For the workings: statistic and its degrees of freedom. */
    String workings() {
        return test.fold(
                result -> result.statistic() + " with " + Unit.whole(result.degreesOfFreedom())
                        + " degrees of freedom, p-value " + result.pValue(),
                no -> KernelWords.found(no, List.of()));
    }
}
