package org.wayworth.analytics.linkage;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.wayworth.analytics.Analysis;
import org.wayworth.analytics.Card;
import org.wayworth.analytics.FirstFigure;
import org.wayworth.analytics.Need;
import org.wayworth.analytics.Needs;
import org.wayworth.analytics.Run;
import org.wayworth.analytics.audience.Attributes;
import org.wayworth.analytics.audience.AudienceRefusals;
import org.wayworth.analytics.audience.Cut;
import org.wayworth.analytics.audience.SmallGroups;
import org.wayworth.analytics.landmark.FollowUp;
import org.wayworth.analytics.landmark.Headline;
import org.wayworth.analytics.landmark.LandmarkStudy;
import org.wayworth.analytics.landmark.Landmarks;
import org.wayworth.analytics.landmark.PointWorth;
import org.wayworth.analytics.telling.FindingBuilder;
import org.wayworth.analytics.telling.RefusalBuilder;
import org.wayworth.vocabulary.Design;
import org.wayworth.vocabulary.Finding;
import org.wayworth.vocabulary.Grade;
import org.wayworth.vocabulary.Measured;
import org.wayworth.vocabulary.Outcome;
import org.wayworth.vocabulary.Statement;
import org.wayworth.warehouse.Warehouse;

/**
 * Do customers who rate us higher go on to bring more?
 *
 * <p>The headline is what one point goes with. Beside it stand high against low ratings, the same customers at
 * different times, how long customers of each band stay, and whether it is the same for all.
 */
final class LinkageAnalysis implements Analysis<LinkageOptions> {

    static final Card CARD =
            new Card(10, "linkage", "Satisfaction and revenue", "Do customers who rate us higher go on to bring more?");

    @Override
    public Card card() {
        return CARD;
    }

    @Override
    public Needs needs() {
        return Needs.of(Need.FEEDBACK).andOneOf(Need.SALES, Need.CONTRACTS, Need.CONTACTS);
    }

    @Override
    public LinkageOptions defaults() {
        return LinkageOptions.standard();
    }

    @Override
    public Outcome run(LinkageOptions options, Warehouse warehouse, Run run) {
        Landmarks landmarks = new Landmarks(CARD.question(), options.plan(), warehouse, Attributes.of(warehouse), run);
        return landmarks.ask(study -> compare(study, landmarks, options, run));
    }

    private static Outcome compare(LandmarkStudy study, Landmarks landmarks, LinkageOptions options, Run run) {
        Optional<Outcome> wrongCut = options.cut().flatMap(cut -> wrongCut(cut, study, run));
        if (wrongCut.isPresent()) {
            return wrongCut.get();
        }
        PointWorth worth = landmarks.pointWorth(study, run.seed());
        return worth.measured()
                .fold(measured -> answer(worth, measured, options, run), no -> landmarks.notComputable(study, no));
    }

    /** A comparison that was asked for is refused, never left out, where one side of it has nobody or a few people. */
    private static Optional<Outcome> wrongCut(double cut, LandmarkStudy study, Run run) {
        AudienceRefusals audience = new AudienceRefusals(CARD.question(), "responses", run);
        SmallGroups small = SmallGroups.standard();
        return audience.offScale("cut", cut, true, study.survey()).or(() -> {
            boolean[] shown = Cut.shown(small, study.rows().byRating(2, rating -> rating < cut ? 0 : 1));
            boolean isOneSided = Arrays.stream(study.rows().ratings())
                            .mapToObj(rating -> rating < cut)
                            .distinct()
                            .count()
                    < 2;
            return isOneSided || !shown[0] || !shown[1]
                    ? Optional.of(audience.fewOnOneSide(small, "cut"))
                    : Optional.empty();
        });
    }

    private static Outcome answer(PointWorth worth, Measured measured, LinkageOptions options, Run run) {
        Optional<String> disagreement = worth.disagreement();
        if (disagreement.isPresent()) {
            return blocked(worth, disagreement.get(), new LinkageExhibits(worth, measured, run.seed()), run);
        }
        Headline high = worth.headlineOfHigh();
        run.first(FirstFigure.of(builder(worth, measured, high, run)
                .stating(statement(worth.study(), measured, high, Grade.UNADJUSTED))));
        List<Finding> findings = new ArrayList<>();
        findings.add(headline(worth, measured, high, run));
        new LinkageHighLow(worth, options.cut().orElseGet(worth::cut))
                .finding(run, findings.size())
                .ifPresent(findings::add);
        if (worth.study().plan().outcome().isForecast()) {
            return new Outcome.Answer(findings);
        }
        new LinkageSameCustomer(worth).finding(run, findings.size()).ifPresent(findings::add);
        if (worth.study().plan().outcome() == FollowUp.RETENTION) {
            new LinkageStaying(worth).finding(run, findings.size()).ifPresent(findings::add);
        }
        new LinkageForWhom(worth).finding(run, findings.size()).ifPresent(findings::add);
        return new Outcome.Answer(findings);
    }

    private static Finding headline(PointWorth worth, Measured measured, Headline high, Run run) {
        LinkageExhibits exhibits = new LinkageExhibits(worth, measured, run.seed());
        return builder(worth, measured, high, run)
                .checks(worth.checks())
                .pictures(exhibits.all())
                .assuming(worth.assumptions())
                .workings(exhibits.workings())
                .stating(grade -> statement(worth.study(), measured, high, grade));
    }

    /** What is known before the checks have run. */
    private static FindingBuilder builder(PointWorth worth, Measured measured, Headline high, Run run) {
        LandmarkStudy study = worth.study();
        return new FindingBuilder(run, 0, CARD.question(), study.base())
                .estimand(study.estimand(worth.covariates()))
                .estimate(measured)
                .headline(measured.isClearOf(0) ? Optional.of(high.of(measured, study)) : Optional.empty())
                .forecast(study.plan().outcome().isForecast())
                .design(Design.ADJUSTED_COMPARISON);
    }

    private static Statement statement(LandmarkStudy study, Measured measured, Headline high, Grade grade) {
        return measured.isClearOf(0)
                ? high.statement(high.of(measured, study), study, grade)
                : Headline.noDifference(study);
    }

    /** Two sound methods that say opposite things leave nothing to publish. */
    private static Outcome blocked(PointWorth worth, String disagreement, LinkageExhibits exhibits, Run run) {
        return new RefusalBuilder(run, CARD.question(), Outcome.Reason.METHODS_DISAGREE)
                .have("Two methods of adjustment point in opposite directions: " + disagreement + ".")
                .need("Methods that agree on the direction.")
                .next(
                        "Look at the curve by rating, leave out attributes that the response may have changed (leave-out), or"
                                + " ask about a narrower group (where).")
                .base(worth.study().base())
                .checks(worth.checks())
                .pictures(exhibits.all())
                .workings(exhibits.workings())
                .refusal();
    }
}
