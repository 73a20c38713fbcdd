package org.wayworth.analytics.whatif;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.wayworth.analytics.Analysis;
import org.wayworth.analytics.Card;
import org.wayworth.analytics.Need;
import org.wayworth.analytics.Needs;
import org.wayworth.analytics.Run;
import org.wayworth.analytics.audience.Attributes;
import org.wayworth.analytics.audience.AudienceRefusals;
import org.wayworth.analytics.audience.Cut;
import org.wayworth.analytics.audience.SmallGroups;
import org.wayworth.analytics.landmark.LandmarkStudy;
import org.wayworth.analytics.landmark.Landmarks;
import org.wayworth.analytics.landmark.PointWorth;
import org.wayworth.analytics.landmark.RatingBands;
import org.wayworth.analytics.telling.FindingBuilder;
import org.wayworth.analytics.telling.RefusalBuilder;
import org.wayworth.kernel.Fit;
import org.wayworth.kernel.regression.Ols;
import org.wayworth.vocabulary.Check;
import org.wayworth.vocabulary.Design;
import org.wayworth.vocabulary.Outcome;
import org.wayworth.vocabulary.Outcome.Reason;
import org.wayworth.vocabulary.Unit;
import org.wayworth.warehouse.Warehouse;

/** What would it be worth if fewer customers rated us low? */
final class WhatifAnalysis implements Analysis<WhatifOptions> {

    static final Card CARD =
            new Card(30, "whatif", "What-if", "What would it be worth if fewer customers rated us low?");

    private static final int MOST_LEVELS = 11;

    /** What {@code reach.sql} is asked for. */
    private record Query(String currency, int horizonDays) {}

    /** A row of {@code reach.sql}. */
    private record Reach(long nCustomers) {}

    @Override
    public Card card() {
        return CARD;
    }

    @Override
    public Needs needs() {
        return Needs.of(Need.FEEDBACK).andOneOf(Need.SALES, Need.CONTRACTS);
    }

    @Override
    public WhatifOptions defaults() {
        return WhatifOptions.standard();
    }

    @Override
    public Outcome run(WhatifOptions options, Warehouse warehouse, Run run) {
        Landmarks landmarks = new Landmarks(CARD.question(), options.plan(), warehouse, Attributes.of(warehouse), run);
        return landmarks.ask(study -> imagine(study, landmarks, options, warehouse, run));
    }

    private static Outcome imagine(
            LandmarkStudy study, Landmarks landmarks, WhatifOptions options, Warehouse warehouse, Run run) {
        double[] ratings = study.rows().ratings();
        double[] levels = Arrays.stream(ratings).distinct().sorted().toArray();
        Optional<Outcome> offScale = options.lowUpTo()
                .flatMap(low -> new AudienceRefusals(CARD.question(), "responses", run)
                        .offScale("low-up-to", low, false, study.survey()));
        if (offScale.isPresent()) {
            return offScale.get();
        }
        PointWorth worth = landmarks.pointWorth(study, run.seed());
        double lowUpTo = options.lowUpTo().orElseGet(() -> standardLow(study, worth, levels));
        WhatifScenario.Ratings counted = WhatifScenario.Ratings.of(ratings, lowUpTo);
        Optional<Outcome> refusal = impossible(worth, options, counted, lowUpTo, run);
        if (refusal.isPresent()) {
            return refusal.get();
        }
        boolean[] shown =
                Cut.shown(SmallGroups.standard(), study.rows().byRating(2, rating -> rating <= lowUpTo ? 0 : 1));
        if (!shown[0] || !shown[1]) {
            return new AudienceRefusals(CARD.question(), "responses", run).tooFewPeople(SmallGroups.standard());
        }
        Fit<Ols.Result> model = worth.comparison().levelModel(counted.levels());
        long customers = options.customers()
                .map(Integer::longValue)
                .orElseGet(() -> warehouse
                        .rows(
                                WhatifAnalysis.class,
                                "reach.sql",
                                new Query(study.currency(), options.horizonDays()),
                                Reach.class)
                        .get(0)
                        .nCustomers());
        return model.fold(
                fitted -> answer(
                        new WhatifScenario(worth, options, counted, fitted, lowUpTo, customers, run.seed()), run),
                no -> landmarks.notComputable(study, no));
    }

    /** 6 for the question about recommending us; otherwise all below the rating that parts respondents most evenly. */
    private static double standardLow(LandmarkStudy study, PointWorth worth, double[] levels) {
        if (study.survey().metric().equals("nps")) {
            return 6;
        }
        double cut = worth.cut();
        return Arrays.stream(levels).filter(level -> level < cut).max().orElse(levels[0]);
    }

    private static Optional<Outcome> impossible(
            PointWorth worth, WhatifOptions options, WhatifScenario.Ratings counted, double lowUpTo, Run run) {
        if (counted.levels().length > MOST_LEVELS) {
            return Optional.of(refusal(worth, Reason.NO_VARIATION, run)
                    .have("There are " + counted.levels().length + " different ratings.")
                    .need("A scale of at most " + MOST_LEVELS + " steps.")
                    .next("Ask of a survey with fewer steps (survey, metric).")
                    .refusal());
        }
        if (counted.lowShare() * 100 < options.sharePoints()
                || counted.lowShare() >= 1
                || counted.levels().length < 2) {
            return Optional.of(refusal(worth, Reason.TOO_FEW, run)
                    .have(Unit.share("").write(counted.lowShare()) + " of the ratings are "
                            + RatingBands.number(lowUpTo) + " or lower.")
                    .need("At least the " + WhatifScenario.points(options.sharePoints())
                            + " by which they are to fall, and some higher ratings.")
                    .next("Ask for a smaller change (share-points) or another limit of low ratings (low-up-to).")
                    .refusal());
        }
        return worth.disagreement()
                .map(words -> refusal(worth, Reason.METHODS_DISAGREE, run)
                        .have("Two ways of adjusting for differences between customers point in opposite directions: "
                                + words + ".")
                        .need("Ways that agree on the direction.")
                        .next("See what the question linkage shows before putting money on it.")
                        .refusal());
    }

    private static Outcome answer(WhatifScenario scenario, Run run) {
        List<Check> checks = new ArrayList<>(scenario.worth().checks());
        checks.add(scenario.otherMethods());
        return new Outcome.Answer(List.of(new FindingBuilder(
                        run, 0, CARD.question(), scenario.worth().study().base())
                .estimand(scenario.estimand())
                .estimate(scenario.total())
                .forecast(true)
                .design(Design.ADJUSTED_COMPARISON)
                .checks(checks)
                .pictures(scenario.exhibits())
                .assuming(scenario.assumptions())
                .workings(scenario.workings())
                .stating(scenario.statement())));
    }

    private static RefusalBuilder refusal(PointWorth worth, Reason reason, Run run) {
        return new RefusalBuilder(run, CARD.question(), reason)
                .sample(worth.study().base())
                .checks(worth.checks());
    }
}
