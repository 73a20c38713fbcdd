package org.wayworth.analytics.landmark;

import java.util.Arrays;
import org.wayworth.analytics.audience.LatestRow;
import org.wayworth.vocabulary.Grade;
import org.wayworth.vocabulary.Measured;
import org.wayworth.vocabulary.Statement;
import org.wayworth.vocabulary.Statement.Argument;
import org.wayworth.vocabulary.Unit;

/**
 * A difference between customers in the unit in which people think of it: money for all respondents who rate high, or the
 * share of them. Each customer counts once, with the latest answer.
 *
 * @param group who rates high: "8 or more"
 * @param against whom they are held against: "lower ratings"
 * @param customers who rate high
 * @param steps by how many units of the estimate they differ, on average, from the others
 */
public record Headline(String group, String against, long customers, double steps) {

    /** Ratings from {@code cut} on against lower ones, where the estimate is per point. */
    static Headline perPoint(LandmarkRows rows, double cut, String cutText) {
        double[] ratings = rows.ratings();
        double[] sum = new double[2];
        long[] count = new long[2];
        for (int i : latest(rows)) {
            int side = ratings[i] >= cut ? 1 : 0;
            sum[side] += ratings[i];
            count[side]++;
        }
        double steps = count[0] == 0 || count[1] == 0 ? 0 : sum[1] / count[1] - sum[0] / count[0];
        return new Headline(cutText + " or more", "lower ratings", count[1], steps);
    }

    /**
     * One group of ratings against another, where the estimate is their difference.
     *
     * @param isHigh for each row
     */
    public static Headline between(LandmarkRows rows, String group, String against, boolean[] isHigh) {
        long high = Arrays.stream(latest(rows)).filter(i -> isHigh[i]).count();
        return new Headline(group, against, high, 1);
    }

    private static int[] latest(LandmarkRows rows) {
        return LatestRow.ofEach(rows.customers(), rows.day(), i -> true);
    }

    /** The estimate of one customer for all who rate high; shares stay those of one. */
    public Measured of(Measured estimate, LandmarkStudy study) {
        FollowUp outcome = study.plan().outcome();
        Span span = study.plan().span();
        double times = isSum(outcome) ? steps * customers : steps;
        String length = span.isAYear() ? "a year" : span.within();
        Unit unit = new Unit(
                estimate.unit().kind(),
                estimate.unit().symbol(),
                isSum(outcome) ? length : estimate.unit().name());
        return new Measured(
                estimate.value() * times,
                Math.min(estimate.low() * times, estimate.high() * times),
                Math.max(estimate.low() * times, estimate.high() * times),
                estimate.level(),
                unit);
    }

    private static boolean isSum(FollowUp outcome) {
        return switch (outcome) {
            case REVENUE, MARGIN, ORDERS, REFERRALS, LIFETIME_VALUE -> true;
            case GROWTH, RETURN, RETENTION -> false;
        };
    }

    /** The sentence of a difference that is clear of 0. @param shown of {@link #of} */
    public Statement statement(Measured shown, LandmarkStudy study, Grade grade) {
        FollowUp outcome = study.plan().outcome();
        Span span = study.plan().span();
        Argument verb = outcome.isForecast() ? Statement.forecastVerb(grade) : Statement.verb(grade);
        Argument size = Statement.size("difference", shown);
        Argument what = Statement.words("what", outcome.comparative(shown.value() > 0));
        Argument high = Statement.words("group", group);
        Argument low = Statement.words("against", against);
        Argument n = Statement.words("n", customers);
        if (outcome.isForecast()) {
            return forecast(high, verb, size, what, n, Statement.words("when", span.within()), study.scope());
        }
        if (isSum(outcome)) {
            return sum(high, verb, size, what, n, low, span, study.who());
        }
        return Statement.difference(
                "A rating of {group} {verb} {difference} {what} {when} than {against}.",
                high,
                verb,
                size,
                what,
                Statement.words("when", span.within()),
                low);
    }

    static Statement sum(
            Argument high,
            Argument verb,
            Argument size,
            Argument what,
            Argument n,
            Argument low,
            Span span,
            String who) {
        return Statement.difference(
                "A rating of {group} by {n} {who} {verb} {difference} {what} {when} than {against}.",
                high,
                verb,
                size,
                what,
                Statement.words("when", span.isAYear() ? "a year in total" : span.within()),
                low,
                n,
                Statement.words("who", who));
    }

    /** The scope leaves no room to say how many they are; the line below does. */
    static Statement forecast(
            Argument high, Argument verb, Argument size, Argument what, Argument n, Argument when, String scope) {
        return scope.isEmpty()
                ? Statement.difference(
                        "A rating of {group} {verb} {difference} {what} {when} for {n} customers.",
                        high,
                        verb,
                        size,
                        what,
                        when,
                        n)
                : Statement.difference(
                        "A rating of {group} {verb} {difference} {what} in total {when}{scope}.",
                        high,
                        verb,
                        size,
                        what,
                        when,
                        Statement.words("scope", scope));
    }

    /** The sentence where nothing is clear. */
    public static Statement noDifference(LandmarkStudy study) {
        FollowUp outcome = study.plan().outcome();
        Span span = study.plan().span();
        return span.skipDays() == 0
                ? Statement.noClearDifference(
                        "We see no clear difference in {what} by rating {when}.",
                        Statement.words("what", outcome.noun()),
                        Statement.words("when", span.within()))
                : Statement.noClearDifference(
                        "Nearly all of the difference in {what} by rating arises in the first {days}; later we see none that"
                                + " is clear.",
                        Statement.words("what", outcome.noun()),
                        Statement.words("days", TimingChecks.days(span.skipDays())));
    }
}
