package org.wayworth.analytics.late;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.wayworth.analytics.Analysis;
import org.wayworth.analytics.Card;
import org.wayworth.analytics.Need;
import org.wayworth.analytics.Needs;
import org.wayworth.analytics.Run;
import org.wayworth.analytics.audience.Attributes;
import org.wayworth.analytics.audience.SmallGroups;
import org.wayworth.analytics.sceptic.Comparison;
import org.wayworth.analytics.sceptic.Means;
import org.wayworth.analytics.telling.FindingBuilder;
import org.wayworth.analytics.telling.KernelWords;
import org.wayworth.analytics.telling.RefusalBuilder;
import org.wayworth.analytics.telling.SampleAccount;
import org.wayworth.kernel.Estimate;
import org.wayworth.kernel.Fit;
import org.wayworth.vocabulary.Base;
import org.wayworth.vocabulary.Design;
import org.wayworth.vocabulary.Finding;
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
            new Card(70, "late", "Kept promises", "What happens to the score when we are late?");

    /** What {@code late.sql} is asked for. */
    private record Query(String promise) {}

    @Override
    public Card card() {
        return CARD;
    }

    @Override
    public Needs needs() {
        return Needs.of(Need.FEEDBACK, Need.PROMISES);
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
        Query query = new Query(kind.get().kind());
        LateRows rows = LateRows.of(warehouse.read(LateAnalysis.class, "late.sql", query), Attributes.of(warehouse));
        LateUndated undated = new LateUndated(warehouse.read(LateAnalysis.class, "late-undated.sql", query));
        return compare(kind.get(), rows, undated, options, run);
    }

    private Outcome compare(LateKind kind, LateRows all, LateUndated undated, LateOptions options, Run run) {
        LateRows known = all.where("is_known");
        LateRows timely = known.where("is_answered_after");
        Base base = new SampleAccount()
                .leftOut(
                        "about a " + kind.kind() + " not kept, and not due yet at the answer",
                        all.size() - known.size())
                .leftOut("answered before it was known whether it would be late", known.size() - timely.size())
                .remaining(timely.size(), "responses");
        if (all.where("is_kept").size() == 0) {
            return noEnd(kind, all.size(), base, run);
        }
        int late = timely.onlyLate(true).size();
        if (late < options.minimumLate() || timely.size() - late < options.minimumLate()) {
            return tooFew(kind, late, base, options, run);
        }
        if (Math.min(timely.onlyLate(true).people(), timely.onlyLate(false).people()) < SmallGroups.STANDARD) {
            return tooSmall(kind, base, run);
        }
        Comparison comparison = timely.comparison(timely.late());
        return comparison
                .adjusted()
                .fold(
                        estimate -> new Outcome.Answer(
                                List.of(finding(kind, known, timely, undated, comparison, estimate, base, run))),
                        no -> impossible(no, timely, base, run));
    }

    private static Finding finding(
            LateKind kind,
            LateRows known,
            LateRows timely,
            LateUndated undated,
            Comparison comparison,
            Estimate estimate,
            Base base,
            Run run) {
        Measured measured = Means.measured(estimate, Unit.number("points"));
        LateExhibits exhibits = new LateExhibits(kind, known, timely, comparison, measured, base);
        return new FindingBuilder(run, 0, CARD.question(), base)
                .estimand("Difference in rating (" + scale(kind) + ") between responses about a late " + kind.kind()
                        + " and about one on time, adjusted for "
                        + String.join(", ", timely.covariates().groups())
                        + ", all known when it was promised.")
                .estimate(measured)
                .design(Design.ADJUSTED_COMPARISON)
                .checks(new LateChecks(known, timely, undated, comparison, estimate).all(run.seed()))
                .pictures(exhibits.all())
                .assuming("What made the " + kind.kind() + " late did not lower the rating in another way as well.")
                .assuming("The promised time was set without knowing how the customer would rate.")
                .assuming("Ending delays in some places first, with a comparison group, could confirm or refute this.")
                .workings(workings(known, timely, comparison, exhibits))
                .stating(grade -> statement(kind, measured, grade));
    }

    private static Statement statement(LateKind kind, Measured difference, Grade grade) {
        Statement.Argument promise = Statement.name("promise", kind.kind());
        return difference.isClearOf(0)
                ? Statement.difference(
                        "A late {promise} {verb} a rating {difference} points {direction} than one on time.",
                        promise,
                        Statement.verb(grade),
                        Statement.size("difference", difference),
                        Statement.words("direction", difference.value() < 0 ? "lower" : "higher"))
                : Statement.noClearDifference(
                        "We see no clear difference in rating between a late {promise} and one on time.", promise);
    }

    private static List<Step> workings(LateRows known, LateRows timely, Comparison comparison, LateExhibits exhibits) {
        List<Step> steps = new ArrayList<>();
        steps.add(Step.of(
                "rows",
                List.of(
                        Step.of("responses about a promise known to be kept or late", known.size()),
                        Step.of("of these, answered when lateness was known", timely.size()),
                        Step.of("of these, late", timely.onlyLate(true).size()),
                        Step.of(
                                "of the late, not kept when they answered",
                                timely.where("is_open").size()),
                        Step.of(
                                "of the late, never kept as far as is recorded",
                                timely.where("is_open").without("is_kept").size()))));
        steps.add(Step.of("unadjusted", exhibits.rawText()));
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
        return new RefusalBuilder(run, CARD.question(), Reason.NO_DATA)
                .have(
                        kinds.isEmpty()
                                ? "No response names an order, claim or case in which a promise was recorded."
                                : "Responses are about these promises: "
                                        + String.join(
                                                ", ",
                                                kinds.stream()
                                                        .map(LateKind::kind)
                                                        .toList()) + ".")
                .need("Rated responses about orders, claims or cases with a promise"
                        + options.promise()
                                .map(kind -> " of the kind \u201c" + kind + "\u201d")
                                .orElse("") + ".")
                .next("Map what was promised and when it was kept to the table promise, and name the episode in the"
                        + " feedback.")
                .base(Base.of(0, "responses"))
                .refusal();
    }

    /** Where no end is recorded at all, nothing tells a promise that was kept from one that was not. */
    private static Outcome noEnd(LateKind kind, int responses, Base base, Run run) {
        return new RefusalBuilder(run, CARD.question(), Reason.NO_DATA)
                .have("None of the " + Unit.whole(responses) + " responses is about a " + kind.kind()
                        + " of which it is recorded when it was kept.")
                .need("When each " + kind.kind() + " was kept; only those that were not may be without.")
                .next("Map the moment at which the promise was kept to kept_at of the table promise.")
                .sample(base)
                .refusal();
    }

    private static Outcome tooFew(LateKind kind, int late, Base base, LateOptions options, Run run) {
        return new RefusalBuilder(run, CARD.question(), Reason.TOO_FEW)
                .have(Unit.whole(late) + " responses about a late " + kind.kind() + " and "
                        + Unit.whole(base.n() - late) + " about one on time.")
                .need("At least " + Unit.whole(options.minimumLate())
                        + " responses about late and about timely promises each.")
                .next("Import a longer period, ask after more orders, or lower minimum late (minimum-late) to accept"
                        + " fewer.")
                .sample(base)
                .refusal();
    }

    private static Outcome tooSmall(LateKind kind, Base base, Run run) {
        return new RefusalBuilder(run, CARD.question(), Reason.SMALL_GROUP)
                .have("Fewer than " + SmallGroups.STANDARD + " customers responded about a late " + kind.kind()
                        + ", or about one on time: the figures would tell what single customers answered.")
                .need("Responses of at least " + SmallGroups.STANDARD + " customers about each.")
                .next("Import a longer period, or ask after more orders.")
                .sample(base)
                .refusal();
    }

    private static Outcome impossible(Fit.Impossible<Estimate> no, LateRows timely, Base base, Run run) {
        List<String> names = new ArrayList<>(List.of("lateness"));
        names.addAll(timely.covariates().names());
        return new RefusalBuilder(run, CARD.question(), KernelWords.reason(no))
                .have("The comparison cannot be computed: " + KernelWords.found(no, names) + ".")
                .need("Ratings that differ, for late and for timely promises.")
                .next(KernelWords.next(no))
                .sample(base)
                .refusal();
    }
}
