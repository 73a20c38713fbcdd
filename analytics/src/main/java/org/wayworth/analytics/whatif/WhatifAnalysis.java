package org.wayworth.analytics.whatif;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.wayworth.analytics.Analysis;
import org.wayworth.analytics.Card;
import org.wayworth.analytics.Run;
import org.wayworth.analytics.audience.Attributes;
import org.wayworth.analytics.landmark.LandmarkStudy;
import org.wayworth.analytics.landmark.Landmarks;
import org.wayworth.analytics.landmark.PointWorth;
import org.wayworth.analytics.telling.FindingBuilder;
import org.wayworth.analytics.telling.RefusalBuilder;
import org.wayworth.kernel.Fit;
import org.wayworth.kernel.regression.Ols;
import org.wayworth.vocabulary.Check;
import org.wayworth.vocabulary.Design;
import org.wayworth.vocabulary.Grade;
import org.wayworth.vocabulary.Measured;
import org.wayworth.vocabulary.Outcome;
import org.wayworth.vocabulary.Outcome.Reason;
import org.wayworth.vocabulary.Statement;
import org.wayworth.vocabulary.Unit;
import org.wayworth.warehouse.Warehouse;

/** What would it be worth if fewer customers rated us low? */
final class WhatifAnalysis implements Analysis<WhatifOptions> {

    static final Card CARD = new Card(
            30, "whatif", "What would it be worth?", "What would it be worth if fewer customers rated us low?");

    private static final int MOST_LEVELS = 11;

    /** A row of {@code reach.sql}. */
    private record Reach(long nCustomers, long nKnown) {}

    @Override
    public Card card() {
        return CARD;
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
        PointWorth worth = landmarks.pointWorth(study, run.seed());
        double lowUpTo = options.lowUpTo().orElseGet(() -> standardLow(study, worth, levels));
        WhatifScenario.Ratings counted = WhatifScenario.Ratings.of(ratings, lowUpTo);
        Optional<Outcome> refusal = impossible(study, worth, options, counted, lowUpTo, run);
        if (refusal.isPresent()) {
            return refusal.get();
        }
        Fit<Ols.Result> model = worth.comparison().levelModel(counted.levels());
        long customers = options.customers()
                .map(Integer::longValue)
                .orElseGet(() -> warehouse
                        .rows(WhatifAnalysis.class, "reach.sql", options, Reach.class)
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
            LandmarkStudy study,
            PointWorth worth,
            WhatifOptions options,
            WhatifScenario.Ratings counted,
            double lowUpTo,
            Run run) {
        Unit share = Unit.share("");
        if (counted.levels().length > MOST_LEVELS) {
            return Optional.of(refusal(
                    Reason.NO_VARIATION,
                    counted.levels().length + " different ratings.",
                    "A scale of at most " + MOST_LEVELS + " steps.",
                    "Ask of a survey with fewer steps (survey, metric).",
                    study,
                    worth,
                    run));
        }
        if (counted.lowShare() * 100 < options.sharePoints()
                || counted.lowShare() >= 1
                || counted.levels().length < 2) {
            return Optional.of(refusal(
                    Reason.TOO_FEW,
                    share.write(counted.lowShare()) + " of the ratings are " + Unit.whole(lowUpTo) + " or lower.",
                    "More than the " + Unit.number("").write(options.sharePoints())
                            + " points of a hundred that are to leave, and some who rate higher.",
                    "Ask for a smaller change (share-points) or draw the line elsewhere (low-up-to).",
                    study,
                    worth,
                    run));
        }
        Optional<String> disagreement = worth.disagreement();
        return disagreement.map(words -> refusal(
                Reason.METHODS_DISAGREE,
                "Two ways of allowing for what was known before say opposite things: " + words + ".",
                "Ways that agree on the direction.",
                "See what the linkage analysis shows before putting money on it.",
                study,
                worth,
                run));
    }

    private static Outcome answer(WhatifScenario scenario, Run run) {
        Measured total = scenario.total();
        List<Check> checks = new ArrayList<>(scenario.worth().checks());
        checks.add(scenario.otherMethods());
        Grade grade = Grade.award(Design.ADJUSTED_COMPARISON, checks);
        return new Outcome.Answer(List.of(new FindingBuilder(
                        run, 0, CARD.question(), scenario.worth().study().base())
                .estimand(scenario.estimand())
                .estimate(total)
                .design(Design.ADJUSTED_COMPARISON)
                .checks(checks)
                .pictures(scenario.exhibits())
                .assuming(scenario.assumptions())
                .workings(scenario.workings())
                .stating(Statement.description("{sentence}", Statement.name("sentence", scenario.statement(grade))))));
    }

    private static Outcome refusal(
            Reason reason, String have, String need, String next, LandmarkStudy study, PointWorth worth, Run run) {
        return new RefusalBuilder(run, CARD.question(), reason)
                .have(have)
                .need(need)
                .next(next)
                .sample(study.base())
                .checks(worth.checks())
                .refusal();
    }
}
