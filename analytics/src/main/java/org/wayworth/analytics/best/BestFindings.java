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
import org.wayworth.analytics.telling.RobustnessCheck;
import org.wayworth.analytics.telling.SampleAccount;
import org.wayworth.kernel.Vector;
import org.wayworth.kernel.distribution.PValue;
import org.wayworth.kernel.proportion.MultipleTests;
import org.wayworth.vocabulary.Base;
import org.wayworth.vocabulary.Check;
import org.wayworth.vocabulary.Design;
import org.wayworth.vocabulary.Finding;
import org.wayworth.vocabulary.Measured;
import org.wayworth.vocabulary.Statement;
import org.wayworth.vocabulary.Step;
import org.wayworth.vocabulary.Unit;
import org.wayworth.vocabulary.exhibit.Axis;
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

    private FindingBuilder finding(int index, Base base) {
        return new FindingBuilder(run, index, BestAnalysis.CARD.question(), base).workings(rows());
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
        return finding(index, study.base())
                .estimand("Share of the revenue (sales less refunds) of " + study.period() + " that the best "
                        + study.best() + " of customers brought. "
                        + study.setting().window().text())
                .estimate(share)
                .picture(new Ranking(
                        "Share of revenue by tenth of customers, the best first" + BestTies.atBorder(study),
                        new Axis("Share of revenue", Unit.share("of revenue")),
                        0,
                        bars))
                .picture(SampleAccount.picture(study.base()))
                .assuming(assumptions())
                .stating(Statement.description(
                        "The best {best} of customers brought {share} of revenue in {period}.",
                        Statement.words("best", study.best()),
                        Statement.value("share", share),
                        Statement.words("period", study.period())));
    }

    private List<String> assumptions() {
        List<String> assumptions = new ArrayList<>();
        assumptions.add("Who was among the best in one period need not be in the next: part of it is chance.");
        assumptions.addAll(BestTies.of(study));
        int rated = study.tier().bestWithRating().length;
        if (study.tier().cutBeforeRatings().isDecidedByAmount()
                && study.survey().isPresent()
                && rated < study.options().minimumCustomers()) {
            assumptions.add("The difference in revenue by rating among the best customers cannot be estimated: "
                    + Unit.whole(rated)
                    + " of those who were among them before rated us in the "
                    + Unit.whole(study.options().recentDays()) + " days up to " + study.splitText() + ", and "
                    + Unit.whole(study.options().minimumCustomers())
                    + " are needed. Older responses count too with a longer time (recent-days).");
        }
        return assumptions;
    }

    /** Empty where no attribute is known, or none differs clearly. */
    Optional<Finding> traits(int index) {
        BestTraits traits = BestTraits.of(study.tier(), study.attributes(), study.splitDay());
        return traits.clear().stream().findFirst().map(first -> traits(index, traits, first));
    }

    private Finding traits(int index, BestTraits traits, Trait first) {
        Unit unit = Unit.sharePoints("share among the best less share among the others");
        Measured difference = Means.measured(first.difference(), unit);
        List<Ranking.Bar> bars = traits.all().stream()
                .limit(MOST_SHOWN)
                .map(trait -> new Ranking.Bar(
                        trait.text() + (trait.isClear() ? "" : " (not clear)"),
                        Means.measured(trait.difference(), unit),
                        trait.n()))
                .toList();
        return finding(index, study.base())
                .estimand("Share of customers with " + first.text() + " among the best " + study.best()
                        + " of " + study.period() + ", less that among the others; the largest of "
                        + traits.all().size() + " differences.")
                .estimate(difference)
                .design(Design.RAW_COMPARISON)
                .check(manyTests(traits.all().size(), traits.clear().size()))
                .picture(new Ranking(
                        "How the best customers differ from the others" + hidden(traits.hidden()),
                        new Axis("Difference in share", unit),
                        0,
                        bars))
                .picture(SampleAccount.picture(study.base()))
                .assuming("Attributes are those known on " + study.splitText() + ".")
                .assuming("The largest of many differences is larger than it would be alone: expect a little less.")
                .stating(Statement.description(
                        "The share with {trait} is {size} {direction} among the best customers than among the others.",
                        Statement.name("trait", first.text()),
                        Statement.size("size", difference),
                        Statement.words("direction", difference.value() > 0 ? "higher" : "lower")));
    }

    private static String hidden(int groups) {
        return groups == 0
                ? ""
                : "; " + groups + (groups == 1 ? " group" : " groups") + " with few people "
                        + (groups == 1 ? "is" : "are") + " not shown";
    }

    private static Check manyTests(int all, int clear) {
        return RobustnessCheck.of("many comparisons", "Does it hold, given how many differences were looked at?")
                .byDesign("probabilities are corrected for " + Unit.whole(all)
                        + (all == 1 ? " comparison" : " comparisons")
                        + " (Benjamini and Hochberg): of those that are clear, " + Unit.whole(clear)
                        + " here, at most " + Unit.share("").write(FALSE_FINDINGS) + " are expected to be chance");
    }

    /** Empty where nothing is rated item by item, or too few rated it. */
    Optional<Finding> items(int index) {
        SmallGroups small = SmallGroups.standard();
        List<BestItem> shown = study.items().stream()
                .filter(item -> small.shows(item.nBest()) && small.shows(item.nRest()) && item.standardError() > 0)
                .sorted(Comparator.comparingDouble(item -> -Math.abs(item.difference())))
                .toList();
        return shown.isEmpty() ? Optional.empty() : Optional.of(items(index, shown));
    }

    private Finding items(int index, List<BestItem> shown) {
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
        Base base = new SampleAccount()
                .observed(study.base().observed())
                .remaining(first.nBest() + first.nRest(), "customers who rated it");
        return finding(index, base)
                .estimand("Mean rating of " + first.item() + " by the best " + study.best()
                        + " of customers, less that by the others, in " + study.period()
                        + "; each customer counts once.")
                .estimate(difference)
                .design(Design.RAW_COMPARISON)
                .check(manyTests(shown.size(), clear.size()))
                .picture(new Ranking(
                        "Mean ratings by the best customers, less those by the others",
                        new Axis("Difference", unit),
                        0,
                        bars))
                .assuming("The ratings describe respondents, not non-respondents.")
                .stating(
                        clear.isEmpty()
                                ? Statement.noClearDifference(
                                        "The best customers rate no question clearly higher or lower than the others.")
                                : Statement.description(
                                        "The best customers rate {item} {size} points {direction} than the others.",
                                        Statement.name("item", first.item()),
                                        Statement.size("size", difference),
                                        Statement.words("direction", difference.value() > 0 ? "higher" : "lower")));
    }

    private static Measured difference(BestItem item, Unit unit) {
        double reach = NORMAL_95 * item.standardError();
        return new Measured(item.difference(), item.difference() - reach, item.difference() + reach, LEVEL, unit);
    }

    /** What one point goes with among the best, in the period after; empty where too few of them rated us. */
    Optional<Finding> later(int index) {
        return new BestLinkage(study, run).finding(index, rows());
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
                                "customers equal at the border of the best, in and out",
                                study.tier().cut().equalsAtBorder()),
                        Step.of(
                                "among the best by revenue before the days of ratings",
                                study.tier().bestBeforeRatings().length),
                        Step.of("of these with a rating in time", study.tier().bestWithRating().length))));
    }
}
