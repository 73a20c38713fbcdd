package org.wayworth.analytics.best;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.wayworth.analytics.Run;
import org.wayworth.analytics.audience.SmallGroups;
import org.wayworth.analytics.best.BestTraits.Trait;
import org.wayworth.analytics.sceptic.Means;
import org.wayworth.analytics.telling.FindingBuilder;
import org.wayworth.kernel.Vector;
import org.wayworth.kernel.distribution.PValue;
import org.wayworth.kernel.proportion.MultipleTests;
import org.wayworth.vocabulary.Base;
import org.wayworth.vocabulary.Check;
import org.wayworth.vocabulary.Check.Verdict;
import org.wayworth.vocabulary.Design;
import org.wayworth.vocabulary.Finding;
import org.wayworth.vocabulary.Grade;
import org.wayworth.vocabulary.Measured;
import org.wayworth.vocabulary.Sentence;
import org.wayworth.vocabulary.Statement;
import org.wayworth.vocabulary.Step;
import org.wayworth.vocabulary.Unit;
import org.wayworth.vocabulary.exhibit.Axis;
import org.wayworth.vocabulary.exhibit.Exhibit;
import org.wayworth.vocabulary.exhibit.Exhibit.Ranking;

/** What is said of the best customers: how much they bring, who they are, what they rate otherwise, what follows. */
final class BestFindings {

    private static final double LEVEL = 0.95;
    private static final double NORMAL_95 = 1.959963984540054;
    private static final double FALSE_FINDINGS = 0.05;
    private static final int MOST_SHOWN = 15;

    private final BestStudy study;
    private final Run run;

    BestFindings(BestStudy study, Run run) {
        this.study = study;
        this.run = run;
    }

    Finding share(int index) {
        BestTier tier = study.tier();
        Measured share = tier.shareOfRevenue();
        List<Measured> tenths = tier.tenths();
        List<Ranking.Bar> bars = new ArrayList<>();
        for (int tenth = 9; tenth >= 0; tenth--) {
            String label = tenth == 9 ? "Best tenth" : tenth == 0 ? "Last tenth" : "Tenth " + (10 - tenth);
            bars.add(new Ranking.Bar(label, tenths.get(tenth), tier.sizeOfTenth(tenth)));
        }
        return finding(
                index,
                "Share of the revenue of " + study.period() + " that the best " + study.best() + " brought.",
                "The best " + study.best() + " brought " + share.valueText() + " of the revenue.",
                share,
                study.base(),
                Design.DESCRIPTION,
                List.of(),
                List.of(
                        new Ranking(
                                "Share of the revenue that each tenth of customers brought",
                                new Axis("Share of revenue", Unit.share("of revenue")),
                                0,
                                bars),
                        attrition(study.base())),
                assumptions());
    }

    private List<String> assumptions() {
        List<String> assumptions = new ArrayList<>();
        assumptions.add("Who was among the best in one period need not be in the next: part of it is chance.");
        int rated = study.tier().bestWithRating().length;
        if (study.survey().isPresent() && rated < study.options().minimumCustomers()) {
            assumptions.add("What a rating goes with among the best cannot be told: "
                    + Unit.whole(rated)
                    + " of those who were among them before rated us in the "
                    + Unit.whole(study.options().recentDays()) + " days up to " + study.split() + ", and "
                    + Unit.whole(study.options().minimumCustomers())
                    + " are needed; recent-days reaches further back.");
        }
        return assumptions;
    }

    /** Empty where no attribute is known, or none differs clearly. */
    Optional<Finding> traits(int index) {
        BestTraits traits = BestTraits.of(study.tier(), study.attributes(), study.splitDay());
        if (traits.clear().isEmpty()) {
            return Optional.empty();
        }
        Unit unit = Unit.sharePoints("share among the best less share among the rest");
        Trait first = traits.clear().get(0);
        Measured difference = Means.measured(first.difference(), unit);
        List<Ranking.Bar> bars = traits.all().stream()
                .limit(MOST_SHOWN)
                .map(trait -> new Ranking.Bar(
                        trait.text() + (trait.isClear() ? "" : " (not clear)"),
                        Means.measured(trait.difference(), unit),
                        trait.n()))
                .toList();
        return Optional.of(finding(
                index,
                "Share of customers with " + first.text() + " among the best " + study.best()
                        + " of " + study.period() + ", less that among the others; the largest of "
                        + traits.all().size() + " differences.",
                Sentence.begin(first.text()) + " is "
                        + (difference.value() > 0 ? "more" : "less") + " common among the best customers than among the"
                        + " rest, by " + difference.sizeText() + ".",
                difference,
                study.base(),
                Design.RAW_COMPARISON,
                List.of(manyTests(traits.all().size(), traits.clear().size())),
                List.of(
                        new Ranking(
                                "What the best are more and less often than the rest"
                                        + (traits.hidden() == 0
                                                ? ""
                                                : traits.hidden() == 1
                                                        ? "; 1 group of few people is not shown"
                                                        : "; " + traits.hidden()
                                                                + " groups of few people are not shown"),
                                new Axis("Difference in share", unit),
                                0,
                                bars),
                        attrition(study.base())),
                List.of(
                        "Attributes are those known on " + study.split() + ".",
                        "The largest of many differences is larger than it would be alone: expect a little less.")));
    }

    private static Check manyTests(int all, int clear) {
        return new Check(
                "many comparisons",
                "Does it hold, given how many differences were looked at?",
                Verdict.PASSED,
                clear + " of " + all + (all == 1 ? " difference remains" : " differences remain")
                        + ", of which at most 5% are expected to be chance",
                Grade.DESCRIPTIVE);
    }

    /** Empty where nothing is rated item by item, or nothing differs clearly. */
    Optional<Finding> items(int index) {
        SmallGroups small = SmallGroups.standard();
        List<BestItem> shown = study.items().stream()
                .filter(item -> small.shows(item.nBest()) && small.shows(item.nRest()) && item.standardError() > 0)
                .sorted(Comparator.comparingDouble(item -> -Math.abs(item.difference())))
                .toList();
        if (shown.isEmpty()) {
            return Optional.empty();
        }
        Vector adjusted = MultipleTests.BENJAMINI_HOCHBERG.adjust(shown.stream()
                .mapToDouble(item -> PValue.normal(item.difference() / item.standardError()))
                .toArray());
        List<Integer> clear = IntStream.range(0, shown.size())
                .filter(k -> adjusted.at(k) <= FALSE_FINDINGS)
                .boxed()
                .toList();
        Unit unit = Unit.number("points");
        List<Ranking.Bar> bars = shown.stream()
                .map(item -> new Ranking.Bar(item.item(), difference(item, unit), item.nBest() + item.nRest()))
                .toList();
        BestItem first = shown.get(clear.isEmpty() ? 0 : clear.get(0));
        Measured difference = difference(first, unit);
        String statement = clear.isEmpty()
                ? "The best customers rate no item clearly higher or lower than the rest."
                : "The best customers rate " + first.item() + " " + difference.sizeText() + " points "
                        + (difference.value() > 0 ? "higher" : "lower") + " than the rest.";
        return Optional.of(finding(
                index,
                "Mean rating of " + first.item() + " by the best " + study.best() + ", less that by the others, in "
                        + study.period() + "; each customer counts once.",
                statement,
                difference,
                new Base(first.nBest() + first.nRest(), "customers who rated it", List.of()),
                Design.RAW_COMPARISON,
                List.of(manyTests(shown.size(), clear.size())),
                List.of(new Ranking("How the best rate, less how the rest do", new Axis("Difference", unit), 0, bars)),
                List.of("Those who answered stand for themselves, not for those who did not.")));
    }

    private static Measured difference(BestItem item, Unit unit) {
        double reach = NORMAL_95 * item.standardError();
        return new Measured(item.difference(), item.difference() - reach, item.difference() + reach, LEVEL, unit);
    }

    /** What one point goes with among the best, in the period after; empty where too few of them rated us. */
    Optional<Finding> later(int index) {
        return new BestLater(study, run).finding(index, rows());
    }

    static Exhibit attrition(Base base) {
        return new Exhibit.Attrition("Who took part", base);
    }

    private Finding finding(
            int index,
            String estimand,
            String statement,
            Measured estimate,
            Base base,
            Design design,
            List<Check> checks,
            List<Exhibit> exhibits,
            List<String> assumptions) {
        return new FindingBuilder(run, index, BestAnalysis.CARD.question(), base)
                .estimand(estimand)
                .estimate(estimate)
                .design(design)
                .checks(checks)
                .pictures(exhibits)
                .assuming(assumptions)
                .workings(rows())
                .stating(Statement.description("{sentence}", Statement.name("sentence", statement)));
    }

    private List<Step> rows() {
        return List.of(Step.of(
                "rows",
                List.of(
                        Step.of(
                                "customers with revenue in " + study.period(),
                                study.tier().size()),
                        Step.of("of these among the best", study.tier().best().length),
                        Step.of(
                                "among the best by revenue before the days of ratings",
                                study.tier().bestBeforeRatings().length),
                        Step.of("of these with a rating in time", study.tier().bestWithRating().length))));
    }
}
