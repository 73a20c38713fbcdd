package org.wayworth.analytics.late;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.wayworth.analytics.Analysis;
import org.wayworth.analytics.Card;
import org.wayworth.analytics.Run;
import org.wayworth.analytics.sceptic.Comparison;
import org.wayworth.analytics.sceptic.Means;
import org.wayworth.analytics.telling.FindingBuilder;
import org.wayworth.analytics.telling.RefusalBuilder;
import org.wayworth.kernel.Estimate;
import org.wayworth.kernel.Fit;
import org.wayworth.vocabulary.Base;
import org.wayworth.vocabulary.Check;
import org.wayworth.vocabulary.Check.Verdict;
import org.wayworth.vocabulary.Design;
import org.wayworth.vocabulary.Grade;
import org.wayworth.vocabulary.Measured;
import org.wayworth.vocabulary.Outcome;
import org.wayworth.vocabulary.Outcome.Reason;
import org.wayworth.vocabulary.Statement;
import org.wayworth.vocabulary.Step;
import org.wayworth.vocabulary.Unit;
import org.wayworth.warehouse.Warehouse;

/** What happens to the score when we are late? */
final class LateAnalysis implements Analysis<LateOptions> {

    private static final Card CARD =
            new Card(70, "late", "Broken promises", "What happens to the score when we are late?");

    /** Answers given too early may be at most this share, or the comparison mixes hope with experience. */
    private static final double MOST_TOO_EARLY = 0.10;

    /** What {@code late.sql} is asked for. */
    private record Query(String promise) {}

    @Override
    public Card card() {
        return CARD;
    }

    @Override
    public LateOptions defaults() {
        return LateOptions.standard();
    }

    @Override
    public Outcome run(LateOptions options, Warehouse warehouse, Run run) {
        List<LateKind> kinds = warehouse.rows(LateAnalysis.class, "late-kinds.sql", options, LateKind.class);
        Optional<LateKind> kind = kinds.stream()
                .filter(k ->
                        options.promise().isEmpty() || options.promise().get().equals(k.kind()))
                .findFirst();
        if (kind.isEmpty()) {
            return noPromise(options, kinds, run);
        }
        LateRows rows = LateRows.of(warehouse.read(
                LateAnalysis.class, "late.sql", new Query(kind.get().kind())));
        return compare(kind.get(), rows, options, run);
    }

    private Outcome compare(LateKind kind, LateRows all, LateOptions options, Run run) {
        LateRows ended = all.where("is_kept");
        LateRows timely = ended.where("is_answered_after");
        Base base = new Base(
                timely.size(),
                "responses",
                List.of(
                        new Base.Drop("the " + kind.kind() + " has no recorded end", all.size() - ended.size()),
                        new Base.Drop(
                                "answered before it was known whether it would be late",
                                ended.size() - timely.size())));
        int late = timely.onlyLate(true).size();
        if (late < options.minimumLate() || timely.size() - late < options.minimumLate()) {
            return tooFew(kind, late, base, options, run);
        }
        Comparison comparison = timely.comparison(timely.late());
        return comparison
                .adjusted()
                .fold(
                        estimate -> answer(kind, ended, timely, comparison, estimate, base, run),
                        no -> impossible(no, base, run));
    }

    private Outcome answer(
            LateKind kind,
            LateRows ended,
            LateRows timely,
            Comparison comparison,
            Estimate estimate,
            Base base,
            Run run) {
        Unit points = Unit.number("points");
        Measured measured = Means.measured(estimate, points);
        List<Check> checks = List.of(
                timeOrder(ended.size(), timely.size()),
                comparison.overlap(1, "late", "on time"),
                comparison.shuffledExposure(run.seed()),
                comparison.halves(timely.day()),
                comparison.hiddenCause());
        Grade grade = Grade.award(Design.ADJUSTED_COMPARISON, checks);
        LateExhibits exhibits = new LateExhibits(kind, ended, timely, comparison, measured, base);
        return new Outcome.Answer(List.of(new FindingBuilder(run, 0, CARD.question(), base)
                .estimand("Difference in rating (" + scale(kind)
                        + ") between responses about a broken and about a kept promise of " + kind.kind()
                        + ", among orders alike in "
                        + String.join(", ", timely.covariates().groups()))
                .estimate(measured)
                .design(Design.ADJUSTED_COMPARISON)
                .checks(checks)
                .pictures(exhibits.all())
                .assuming(List.of(
                        "What made the " + kind.kind() + " late did not also lower the rating in another way.",
                        "The promised time was set without knowing how the customer would rate.",
                        "A roll-out that ends delays in some places first, with a comparison, would change our mind."))
                .workings(workings(ended, timely, comparison, exhibits))
                .stating(Statement.description(
                        "{sentence}", Statement.name("sentence", statement(kind, measured, grade))))));
    }

    private static String statement(LateKind kind, Measured difference, Grade grade) {
        if (!difference.isClearOf(0)) {
            return "We see no clear difference in rating between a late " + kind.kind() + " and one on time.";
        }
        String direction = difference.value() < 0 ? "lower" : "higher";
        return "A late " + kind.kind() + " " + grade.verb() + " a rating " + difference.sizeText() + " points "
                + direction + " than one on time.";
    }

    private static Check timeOrder(int ended, int timely) {
        double share = 1 - (double) timely / ended;
        return new Check(
                "time order",
                "Did the customers know how the promise ended when they answered?",
                share <= MOST_TOO_EARLY ? Verdict.PASSED : Verdict.FAILED,
                Unit.share("").write(share) + " of " + Unit.whole(ended) + " answers came too early and are left out",
                Grade.UNADJUSTED);
    }

    private static List<Step> workings(LateRows ended, LateRows timely, Comparison comparison, LateExhibits exhibits) {
        List<Step> steps = new ArrayList<>();
        steps.add(Step.of(
                "rows",
                List.of(
                        Step.of("responses about an ended promise", ended.size()),
                        Step.of("of these answered when its end was known", timely.size()),
                        Step.of("of these late", timely.onlyLate(true).size()))));
        steps.add(Step.of("as they are", exhibits.rawText()));
        comparison
                .model()
                .fold(
                        model -> {
                            List<Step> coefficients = new ArrayList<>();
                            coefficients.add(
                                    Step.of("intercept", model.coefficients().at(0)));
                            coefficients.add(
                                    Step.of("late", model.coefficients().at(1)));
                            List<String> names = timely.covariates().names();
                            for (int j = 0; j < names.size(); j++) {
                                coefficients.add(Step.of(
                                        names.get(j), model.coefficients().at(j + 2)));
                            }
                            steps.add(Step.of(
                                    "model: ordinary least squares, " + model.errors() + " errors, R² "
                                            + Unit.share("").write(model.r2()),
                                    coefficients));
                            return true;
                        },
                        no -> false);
        return steps;
    }

    private static String scale(LateKind kind) {
        return "points, " + Unit.whole(kind.scaleLow()) + " to " + Unit.whole(kind.scaleHigh());
    }

    private static Outcome noPromise(LateOptions options, List<LateKind> kinds, Run run) {
        String have = kinds.isEmpty()
                ? "No response names an order, claim or case in which a promise was recorded."
                : "Responses speak of these promises: "
                        + String.join(", ", kinds.stream().map(LateKind::kind).toList()) + ".";
        return new RefusalBuilder(run, CARD.question(), Reason.NO_DATA)
                .have(have)
                .need("Rated responses about episodes with a promise"
                        + options.promise()
                                .map(kind -> " of kind \"" + kind + "\"")
                                .orElse("") + ".")
                .next(
                        "Map what was promised and when it was kept to the table promise, and name the episode in the feedback.")
                .base(Base.of(0, "responses"))
                .refusal();
    }

    private static Outcome tooFew(LateKind kind, int late, Base base, LateOptions options, Run run) {
        return new RefusalBuilder(run, CARD.question(), Reason.TOO_FEW)
                .have(Unit.whole(late) + " responses about a late " + kind.kind() + " and "
                        + Unit.whole(base.n() - late) + " about one on time.")
                .need("At least " + Unit.whole(options.minimumLate()) + " of each.")
                .next("Import a longer period, or ask after more orders; the option minimum-late moves the bound.")
                .sample(base)
                .refusal();
    }

    private static Outcome impossible(Fit.Impossible<Estimate> no, Base base, Run run) {
        return new RefusalBuilder(
                        run,
                        CARD.question(),
                        no.reason() == Fit.Reason.NO_VARIATION ? Reason.NO_VARIATION : Reason.TOO_FEW)
                .have("The comparison cannot be computed: " + no.found() + ".")
                .need("Ratings that differ, for late and for timely promises.")
                .next(no.advice())
                .sample(base)
                .refusal();
    }
}
