package org.wayworth.analytics.whatif;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.wayworth.analytics.landmark.LandmarkStudy;
import org.wayworth.analytics.landmark.PointWorth;
import org.wayworth.analytics.landmark.Span;
import org.wayworth.analytics.telling.RobustnessCheck;
import org.wayworth.analytics.telling.SampleAccount;
import org.wayworth.kernel.Estimate;
import org.wayworth.kernel.Fit;
import org.wayworth.kernel.regression.Ols;
import org.wayworth.vocabulary.Check;
import org.wayworth.vocabulary.Grade;
import org.wayworth.vocabulary.Measured;
import org.wayworth.vocabulary.Sentence;
import org.wayworth.vocabulary.Statement;
import org.wayworth.vocabulary.Step;
import org.wayworth.vocabulary.Unit;
import org.wayworth.vocabulary.exhibit.Axis;
import org.wayworth.vocabulary.exhibit.Cell;
import org.wayworth.vocabulary.exhibit.Exhibit;

/** One change, what it is made of, and what it comes to. */
final class WhatifScenario {

    private static final double LEVEL = 0.95;

    /** Of the question about recommending us. */
    private static final double DETRACTORS_UP_TO = 6;

    private static final double[] BESIDE = {1, 2, 5, 10, 20};

    /**
     * How often each rating was given.
     *
     * @param levels distinct ratings, rising; those given by fewer than ten are not among them
     * @param rare answers with such a rating
     */
    record Ratings(double[] levels, long[] counts, boolean[] isLow, long rare) {

        private static final int FEWEST = 10;

        static Ratings of(double[] ratings, double lowUpTo) {
            double[] levels = Arrays.stream(ratings)
                    .distinct()
                    .filter(level ->
                            Arrays.stream(ratings).filter(r -> r == level).count() >= FEWEST)
                    .sorted()
                    .toArray();
            long[] counts = new long[levels.length];
            long rare = 0;
            for (double rating : ratings) {
                int k = Arrays.binarySearch(levels, rating);
                if (k < 0) {
                    rare++;
                } else {
                    counts[k]++;
                }
            }
            boolean[] isLow = new boolean[levels.length];
            for (int k = 0; k < levels.length; k++) {
                isLow[k] = levels[k] <= lowUpTo;
            }
            return new Ratings(levels, counts, isLow, rare);
        }

        double lowShare() {
            long low = 0;
            for (int k = 0; k < counts.length; k++) {
                low += isLow[k] ? counts[k] : 0;
            }
            return (double) low / Arrays.stream(counts).sum();
        }

        /** The lowest rating that is not low. */
        double cut() {
            for (int k = 0; k < levels.length; k++) {
                if (!isLow[k]) {
                    return levels[k];
                }
            }
            throw new IllegalStateException("all ratings are low; refuse first");
        }
    }

    private final PointWorth worth;
    private final LandmarkStudy study;
    private final WhatifOptions options;
    private final Ratings ratings;
    private final double lowUpTo;
    private final long customers;
    private final double kept;
    private final WhatifDraws draws;

    /** The same change, priced in other ways; each is a model of its own, fitted once. */
    private final List<Priced> others;

    WhatifScenario(
            PointWorth worth,
            WhatifOptions options,
            Ratings ratings,
            Ols.Result model,
            double lowUpTo,
            long customers,
            long seed) {
        this.worth = worth;
        this.study = worth.study();
        this.options = options;
        this.ratings = ratings;
        this.lowUpTo = lowUpTo;
        this.customers = customers;
        this.kept = options.marginShare().orElse(1.0);
        this.draws = WhatifDraws.of(model, ratings.levels(), ratings.counts(), ratings.isLow(), options.change(), seed);
        this.others = others();
    }

    PointWorth worth() {
        return worth;
    }

    /** Customers who move. */
    private double movers(double sharePoints) {
        return customers * sharePoints / 100;
    }

    private Unit money(String per) {
        return Unit.money(study.currency(), per);
    }

    private String what() {
        return options.marginShare().isPresent() ? "margin" : "revenue";
    }

    /** The whole change, in money over the horizon. */
    Measured total() {
        return total(options.sharePoints());
    }

    private Measured total(double sharePoints) {
        double scale = movers(sharePoints) * kept;
        return new Measured(
                scale * draws.mean(),
                scale * draws.low(),
                scale * draws.high(),
                LEVEL,
                money("of " + what() + " in " + Unit.whole(options.horizonDays()) + " days"));
    }

    /** A forecast: its verb is the same whatever the grade, which stands beside it. */
    Statement statement() {
        Measured total = total();
        if (!total.isClearOf(0)) {
            return Statement.noClearDifference(
                    "It is not clear what {points} fewer {low} would be worth: the interval includes no change.",
                    Statement.words("points", points(options.sharePoints())),
                    Statement.words("low", low()));
        }
        // That a fall would be followed by money is expected, not shown: the verb of what is, not of what goes with it.
        Statement.Argument verb = Statement.forecastVerb(Grade.DESCRIPTIVE);
        Statement.Argument what = Statement.words("what", what());
        Statement.Argument size = Statement.size("size", total);
        Statement.Argument direction = Statement.words("direction", direction(total.value() > 0 ? "higher" : "lower"));
        return options.change() == WhatifChange.TO_THE_OTHERS
                ? Statement.difference(
                        study.plan().span().isAYear()
                                ? "If {low} fell by {points} and behaved like the others, {what} {verb} {size} {direction}."
                                : "If {low} fell by {points}, {what} {verb} {size} {direction}.",
                        Statement.words("low", low()),
                        Statement.words("points", points(options.sharePoints())),
                        what,
                        verb,
                        size,
                        direction)
                : Statement.difference(
                        "If {share} of customers, now {low}, rated one point higher, {what} {verb} {size} {direction}.",
                        Statement.words("share", number(options.sharePoints()) + "%"),
                        Statement.words("low", isDetractors() ? low() : "rating up to " + number(lowUpTo)),
                        what,
                        verb,
                        size,
                        direction);
    }

    private boolean isDetractors() {
        return study.survey().metric().equals("nps") && lowUpTo == DETRACTORS_UP_TO;
    }

    /** "detractors", "ratings up to 3". */
    private String low() {
        return isDetractors() ? "detractors" : "ratings up to " + number(lowUpTo);
    }

    /** "a year higher", "higher within 180 days". */
    private String direction(String word) {
        Span span = study.plan().span();
        return span.isAYear() ? "a year " + word : word + " " + span.in();
    }

    /** "5 percentage points", "1 percentage point". */
    static String points(double sharePoints) {
        return number(sharePoints) + (sharePoints == 1 ? " percentage point" : " percentage points");
    }

    String estimand() {
        return "Customers reached, times the share that leaves ratings up to " + number(lowUpTo)
                + ", times the difference in revenue " + study.plan().span().within()
                + " between the ratings that they come to give and those that they gave, adjusted for what was known"
                + " before" + (kept == 1 ? "" : ", times the share that stays as margin") + "."
                + study.setting().window().map(window -> " " + window.text()).orElse("");
    }

    /** The same change priced by the single slope, and by high against low. */
    Check otherMethods() {
        RobustnessCheck check =
                RobustnessCheck.of("other methods", "Do other ways of pricing a rating come to a similar amount?");
        if (others.isEmpty()) {
            return check.leaving(Grade.ADJUSTED).cannotTell("no other way could be computed");
        }
        Measured total = total();
        return check.passedIf(
                others.stream()
                        .allMatch(other -> other.total().high() >= total.low()
                                && other.total().low() <= total.high()),
                others.stream()
                        .map(other -> other.name() + " " + other.total().text())
                        .collect(Collectors.joining("; ")));
    }

    private record Priced(String name, Measured total) {}

    private List<Priced> others() {
        List<Priced> others = new ArrayList<>();
        double scale = movers(options.sharePoints()) * kept;
        worth.headline().map(slope -> others.add(priced("one slope for all ratings", slope, scale * draws.pointsUp())));
        if (options.change() == WhatifChange.TO_THE_OTHERS) {
            Fit<Estimate> effect = worth.doublyRobust().above(ratings.cut()).map(result -> result.effect());
            effect.map(difference -> others.add(priced("high against low ratings, doubly robust", difference, scale)));
        }
        return others;
    }

    private Priced priced(String name, Estimate estimate, double scale) {
        return new Priced(
                name,
                new Measured(
                        scale * estimate.value(),
                        scale * estimate.interval().low(),
                        scale * estimate.interval().high(),
                        LEVEL,
                        total().unit()));
    }

    List<Exhibit> exhibits() {
        List<Exhibit> exhibits = new ArrayList<>();
        Axis axis = new Axis(Sentence.begin(what()), total().unit());
        List<Exhibit.Ranking.Bar> sizes = new ArrayList<>();
        for (double points : sizes()) {
            sizes.add(new Exhibit.Ranking.Bar(points(points) + " fewer", total(points), Math.round(movers(points))));
        }
        exhibits.add(new Exhibit.Ranking("What a fall in " + low() + " is expected to be worth", axis, 0, sizes));
        exhibits.add(factors());
        List<Exhibit.Ranking.Bar> methods = new ArrayList<>();
        methods.add(new Exhibit.Ranking.Bar(
                "A level for each rating", total(), study.rows().size()));
        others.forEach(other -> methods.add(new Exhibit.Ranking.Bar(
                Sentence.begin(other.name()), other.total(), study.rows().size())));
        exhibits.add(new Exhibit.Ranking("The same change, priced in other ways", axis, 0, methods));
        exhibits.add(SampleAccount.picture(study.base()));
        return exhibits;
    }

    private List<Double> sizes() {
        List<Double> sizes = new ArrayList<>();
        sizes.add(options.sharePoints());
        for (double beside : BESIDE) {
            if (beside != options.sharePoints() && beside <= 100 * ratings.lowShare()) {
                sizes.add(beside);
            }
        }
        sizes.sort(null);
        return sizes;
    }

    /** Every number that the sum is made of, so that anyone can do it again by hand. */
    private Exhibit factors() {
        Unit none = Unit.number("");
        List<List<Cell>> rows = new ArrayList<>();
        rows.add(List.of(
                Cell.text("Customers reached"),
                Cell.number(customers, Unit.count("")),
                Cell.text(
                        options.customers().isPresent()
                                ? "as asked"
                                : "bought in the last " + Unit.whole(options.horizonDays()) + " days observed")));
        rows.add(List.of(
                Cell.text("Share that moves"),
                Cell.number(options.sharePoints() / 100, Unit.share("")),
                Cell.text("as asked; " + Unit.share("").write(ratings.lowShare()) + " of ratings are so low now")));
        Measured each = new Measured(draws.mean(), draws.low(), draws.high(), LEVEL, money("per customer who moves"));
        rows.add(List.of(
                Cell.text("More revenue per customer who moves"),
                Cell.value(each),
                Cell.text("95%: " + each.intervalText())));
        rows.add(List.of(
                Cell.text("Share that stays as margin"),
                Cell.number(kept, Unit.share("")),
                Cell.text(options.marginShare().isPresent() ? "as asked" : "not set: this is revenue, not margin")));
        rows.add(List.of(
                Cell.text("Product of these"), Cell.value(total()), Cell.text("95%: " + total().intervalText())));
        return new Exhibit.Table(
                "How the forecast is made up",
                List.of(new Axis("Factor", none), new Axis("Value", none), new Axis("From", none)),
                rows);
    }

    List<String> assumptions() {
        List<String> assumptions = new ArrayList<>();
        assumptions.add("Customers who come to rate higher then buy like similar customers who rate so already. This is"
                + " the strongest assumption: only a test can confirm it.");
        assumptions.add(
                options.change() == WhatifChange.TO_THE_OTHERS
                        ? "They come to give the higher ratings in the mix in which the others give them now."
                        : "They come to rate one point higher each.");
        assumptions.add("The customers reached rate as respondents do.");
        assumptions.add("What the change costs is not deducted.");
        if (study.setting().survivorship().isAlarm()) {
            assumptions.add("Customers who left are missing from the data, so this is about customers who still buy.");
        }
        if (ratings.rare() > 0) {
            assumptions.add(Unit.whole(ratings.rare())
                    + " responses with a rating that fewer than ten customers gave are left out of what each rating goes"
                    + " with.");
        }
        assumptions.addAll(worth.assumptions());
        return assumptions;
    }

    List<Step> workings() {
        List<Step> levels = new ArrayList<>();
        for (int k = 0; k < ratings.levels().length; k++) {
            levels.add(Step.of(
                    "rating " + number(ratings.levels()[k]) + (ratings.isLow()[k] ? " (low)" : ""),
                    Unit.whole(ratings.counts()[k]) + " responses"));
        }
        Optional<Measured> slope = worth.measured().fold(Optional::of, no -> Optional.empty());
        List<Step> steps = new ArrayList<>();
        steps.add(Step.of("customers reached", customers));
        steps.add(Step.of("share that moves", options.sharePoints() / 100));
        steps.add(Step.of("customers who move", movers(options.sharePoints())));
        steps.add(Step.of("points by which their ratings rise, on average", draws.pointsUp()));
        steps.add(Step.of("more per customer who moves", draws.mean()));
        steps.add(Step.of(
                "its 95% interval from " + Unit.whole(WhatifDraws.DRAWS) + " joint draws",
                draws.low() + " to " + draws.high()));
        steps.add(Step.of("share that stays", kept));
        slope.ifPresent(measured -> steps.add(Step.of("what one point goes with", measured.text())));
        steps.add(Step.of("responses at each rating", levels));
        return steps;
    }

    private static String number(double value) {
        return value == Math.rint(value) ? Unit.whole(value) : Unit.number("").write(value);
    }
}
