package org.wayworth.analytics.silent;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.wayworth.analytics.audience.Attributes;
import org.wayworth.analytics.audience.Cut;
import org.wayworth.analytics.audience.SmallGroups;
import org.wayworth.analytics.audience.Where;
import org.wayworth.analytics.sceptic.Clusters;
import org.wayworth.kernel.Estimate;
import org.wayworth.kernel.Fit;
import org.wayworth.kernel.experiment.MeanDifference;
import org.wayworth.kernel.proportion.Share;
import org.wayworth.kernel.regression.Errors;
import org.wayworth.kernel.regression.Ols;
import org.wayworth.kernel.weighting.SurveyDesign;
import org.wayworth.kernel.weighting.WeightedMean;
import org.wayworth.warehouse.Columns;

/**
 * All invitations, not only each customer's last: how the response rate moves over time and with how often people were
 * asked, and who stops responding.
 *
 * <p>A wave is a calendar month of asking. Customers asked several times hang together, and so may all who were asked in
 * one month; errors are clustered by what may hang together.
 */
final class SurveyWaves {

    /** Days count from here. */
    static final LocalDate DAY_0 = LocalDate.of(2000, 1, 1);

    private static final double LEVEL = 0.95;
    private static final double DAYS_A_YEAR = 365.25;

    private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("MMMM uuuu", Locale.UK);

    /** Waves from which on a line through them leaves something to tell its error by. */
    private static final int FEWEST_WAVES = 4;

    /** Waves from which on errors may be clustered by them. */
    private static final int ENOUGH_WAVES = 8;

    /** Customers on either side of a comparison of those who stopped responding with those who did not. */
    private static final int FEWEST_STOPPED = 30;

    /** From so many invitations on, customers are counted together. */
    private static final int MANY = 6;

    private final long[] customer;
    private final int[] month;
    private final double[] day;
    private final int[] place;
    /** NaN where the customer did not respond. */
    private final double[] rating;

    /**
     * Some of the invitations.
     *
     * @param name "March 2024", "3rd invitation"
     * @param rate of responding
     */
    record Part(String name, long customers, long invitations, Estimate rate) {}

    /** The invitations of one month. */
    record Month(YearMonth month, Part part) {}

    /**
     * Those who responded to an invitation and were invited again: by whether they responded to the next one.
     *
     * @param difference in the earlier rating: those who stopped less those who responded again; one row a customer
     */
    record Stopped(long stopped, long again, Estimate difference, double chance) {}

    /** The same of all invitations, in the segment or not, for what may be shown of a part. */
    private record All(Cut cut, long[] customer, int[] month, int[] place, double[] rating) {

        Cut of(IntPredicate rule) {
            return cut.where(rule);
        }

        /** Whether it is the next invitation of the same customer, and the one before was returned with a rating, or not. */
        boolean follows(int i, boolean hadResponded) {
            return i > 0
                    && customer[i] == customer[i - 1]
                    && place[i] == place[i - 1] + 1
                    && Double.isNaN(rating[i - 1]) != hadResponded;
        }
    }

    private final All all;

    private SurveyWaves(long[] customer, int[] month, double[] day, int[] place, double[] rating, All all) {
        this.all = all;
        this.customer = customer;
        this.month = month;
        this.day = day;
        this.place = place;
        this.rating = rating;
    }

    /** @param columns what {@code silent-waves.sql} returns */
    static SurveyWaves of(Columns columns, Where where, Attributes attributes) {
        long[] customers = columns.longs("customer_id");
        double[] days = columns.doubles("sent_day");
        double[] places = columns.doubles("place");
        double[] ratings = columns.doublesOr("rating", Double.NaN);
        Cut cut = Cut.all(customers);
        if (!where.isEverybody()) {
            cut = cut.asked(where, attributes, customers, days);
        }
        int[] rows = cut.kept();
        All all = new All(
                cut,
                customers,
                Arrays.stream(days).mapToInt(SurveyWaves::month).toArray(),
                Arrays.stream(places).mapToInt(place -> (int) place).toArray(),
                ratings);
        return new SurveyWaves(
                IntStream.of(rows).mapToLong(i -> customers[i]).toArray(),
                IntStream.of(rows).map(i -> all.month()[i]).toArray(),
                IntStream.of(rows).mapToDouble(i -> days[i]).toArray(),
                IntStream.of(rows).map(i -> all.place()[i]).toArray(),
                IntStream.of(rows).mapToDouble(i -> ratings[i]).toArray(),
                all);
    }

    private static int month(double day) {
        LocalDate date = DAY_0.plusDays((long) Math.floor(day));
        return 12 * date.getYear() + date.getMonthValue() - 1;
    }

    long invitations() {
        return customer.length;
    }

    /** Everybody's invitations by month, in order of time; months of a few people are left out. */
    List<Month> waves(SmallGroups small) {
        TreeSet<Integer> months = new TreeSet<>();
        IntStream.of(month).forEach(months::add);
        List<Month> found = new ArrayList<>();
        List<Cut> cuts = new ArrayList<>();
        for (int m : months) {
            YearMonth named = YearMonth.of(m / 12, m % 12 + 1);
            part(MONTH.format(named), i -> month[i] == m).ifPresent(part -> {
                found.add(new Month(named, part));
                cuts.add(all.of(i -> all.month()[i] == m));
            });
        }
        boolean[] shown = Cut.shown(small, cuts);
        return IntStream.range(0, shown.length)
                .filter(k -> shown[k])
                .mapToObj(found::get)
                .toList();
    }

    /** By how many-th invitation of the customer it was. */
    List<Part> places(SmallGroups small) {
        int most = IntStream.of(place).max().orElse(0);
        List<Part> parts = new ArrayList<>();
        List<Cut> cuts = new ArrayList<>();
        for (int p = 1; p <= Math.min(most, MANY); p++) {
            int which = p;
            boolean isLast = p == MANY && most > MANY;
            part(
                            ordinal(p) + " invitation" + (isLast ? " or later" : ""),
                            i -> isLast ? place[i] >= which : place[i] == which)
                    .ifPresent(part -> {
                        parts.add(part);
                        cuts.add(all.of(i -> isLast ? all.place()[i] >= which : all.place()[i] == which));
                    });
        }
        boolean[] shown = Cut.shown(small, cuts);
        return IntStream.range(0, shown.length)
                .filter(k -> shown[k])
                .mapToObj(parts::get)
                .toList();
    }

    private static String ordinal(int place) {
        return switch (place) {
            case 1 -> "1st";
            case 2 -> "2nd";
            case 3 -> "3rd";
            default -> place + "th";
        };
    }

    /** Empty where there is no such invitation. */
    private Optional<Part> part(String name, IntPredicate rule) {
        int[] rows = IntStream.range(0, customer.length).filter(rule).toArray();
        long people = IntStream.of(rows).mapToLong(i -> customer[i]).distinct().count();
        return rows.length == 0
                ? Optional.empty()
                : Optional.of(new Part(name, people, rows.length, rate(rows, people)));
    }

    /** Wilson's where each customer counts once, else clustered by customer. */
    private Estimate rate(int[] rows, long people) {
        double[] heard = heard(rows);
        long n = (long) Arrays.stream(heard).sum();
        Estimate plain = Share.fit(n, rows.length, LEVEL);
        if (people == rows.length || n == 0 || n == rows.length) {
            return plain;
        }
        double[] ones = new double[rows.length];
        Arrays.fill(ones, 1);
        return WeightedMean.fit(heard, SurveyDesign.of(ones).clustered(labels(rows)), LEVEL)
                .fold(result -> result.estimate(), no -> plain);
    }

    private double[] heard(int[] rows) {
        return IntStream.of(rows)
                .mapToDouble(i -> Double.isNaN(rating[i]) ? 0 : 1)
                .toArray();
    }

    private int[] labels(int[] rows) {
        return Clusters.labels(IntStream.of(rows).mapToLong(i -> customer[i]).toArray());
    }

    /**
     * What a year more goes with in the response rate: a straight line through all invitations, with the widest of three
     * intervals; where months are too few for clusters, a line through their rates, each weighted by its invitations.
     */
    Fit<Estimate> trend() {
        int[] rows = IntStream.range(0, customer.length).toArray();
        return months() < ENOUGH_WAVES ? trendOfRates() : trend(rows, new double[][] {years(rows)}, heard(rows));
    }

    long months() {
        return IntStream.of(month).distinct().count();
    }

    private Fit<Estimate> trendOfRates() {
        int[] months = IntStream.of(month).distinct().sorted().toArray();
        if (months.length < FEWEST_WAVES) {
            return Fit.impossible(
                    Fit.Reason.TOO_FEW_ROWS,
                    "there are only " + months.length + " months with invitations, and a trend needs " + FEWEST_WAVES,
                    "ask again after more waves");
        }
        double[] years = new double[months.length];
        double[] rates = new double[months.length];
        double[] weights = new double[months.length];
        for (int m = 0; m < months.length; m++) {
            int which = months[m];
            int[] rows = IntStream.range(0, customer.length)
                    .filter(i -> month[i] == which)
                    .toArray();
            weights[m] = rows.length;
            years[m] = Arrays.stream(years(rows)).average().orElseThrow();
            rates[m] = Arrays.stream(heard(rows)).average().orElseThrow();
        }
        return Ols.fit(
                        new double[][] {years},
                        rates,
                        Ols.Options.of(Errors.CLASSICAL).weighted(weights))
                .map(model -> model.estimate(1, LEVEL));
    }

    /** How errors of the trend are made, for the workings. */
    String errors() {
        return months() < ENOUGH_WAVES
                ? "a line through the response rates of " + months() + " months, t with months − 2 degrees of freedom"
                : "the widest interval of three: clustered by customer and by month of invitation, t with months − 1 degrees"
                        + " of freedom; by month, bias-reduced (CR2), t with Bell and McCaffrey's; independent invitations"
                        + " (HC3)";
    }

    /** The same within customers: each held against the same customer's other invitations. */
    Fit<Estimate> trendOfSame() {
        int[] rows = repeated();
        double[] years = years(rows);
        double[] heard = heard(rows);
        int[] label = labels(rows);
        centre(years, label);
        centre(heard, label);
        return trend(rows, new double[][] {years}, heard);
    }

    private Fit<Estimate> trend(int[] rows, double[][] columns, double[] heard) {
        int[] months = IntStream.of(rows).map(i -> month[i]).toArray();
        long waves = IntStream.of(months).distinct().count();
        if (waves < ENOUGH_WAVES) {
            return Fit.impossible(
                    Fit.Reason.TOO_FEW_ROWS,
                    "there are only " + waves + " months with repeated invitations, and " + ENOUGH_WAVES
                            + " are needed",
                    "ask again after more waves");
        }
        return estimate(columns, heard, Ols.Options.clustered(labels(rows), months))
                .map(both -> wider(
                        wider(both, estimate(columns, heard, Ols.Options.standard())),
                        estimate(columns, heard, Ols.Options.clustered(months).withErrors(Errors.CR2))));
    }

    private static Fit<Estimate> estimate(double[][] columns, double[] heard, Ols.Options errors) {
        return Ols.fit(columns, heard, errors).map(model -> model.estimate(1, LEVEL));
    }

    /**
     * Errors clustered by customer and by month at once (Cameron, Gelbach and Miller 2011) rest on as many figures as there
     * are months, and come out too small in a dozen of them or fewer: in invitations that have nothing in common they told a
     * trend in 11% of null worlds of eight months. Those of independent invitations hold there, and those bias-reduced by
     * month (Bell and McCaffrey 2002) where months go up and down by themselves.
     */
    private static Estimate wider(Estimate one, Fit<Estimate> other) {
        return other.fold(found -> found.interval().width() > one.interval().width() ? found : one, no -> one);
    }

    private double[] years(int[] rows) {
        return IntStream.of(rows).mapToDouble(i -> day[i] / DAYS_A_YEAR).toArray();
    }

    /** Invitations of customers who got more than one. */
    private int[] repeated() {
        return IntStream.range(0, customer.length)
                .filter(i -> (i > 0 && customer[i - 1] == customer[i])
                        || (i + 1 < customer.length && customer[i + 1] == customer[i]))
                .toArray();
    }

    private static void centre(double[] values, int[] label) {
        double[] sum = new double[label.length];
        int[] count = new int[label.length];
        for (int i = 0; i < values.length; i++) {
            sum[label[i]] += values[i];
            count[label[i]]++;
        }
        for (int i = 0; i < values.length; i++) {
            values[i] -= sum[label[i]] / count[label[i]];
        }
    }

    /** Response rate by what customers did the time before: how much of it is a habit. */
    List<Part> afterwards(SmallGroups small) {
        return Stream.of(
                        part("Had responded", i -> follows(i) && !Double.isNaN(rating[i - 1]))
                                .filter(part ->
                                        all.of(i -> all.follows(i, true)).shows(small)),
                        part("Had not responded", i -> follows(i) && Double.isNaN(rating[i - 1]))
                                .filter(part ->
                                        all.of(i -> all.follows(i, false)).shows(small)))
                .flatMap(Optional::stream)
                .toList();
    }

    private boolean follows(int i) {
        return i > 0 && customer[i] == customer[i - 1] && place[i] == place[i - 1] + 1;
    }

    /**
     * What each customer did after the first answer. (After the last answer there is none, but for those who
     * answered the last invitation of all: that would choose people by what is to be compared.)
     */
    Optional<Stopped> stopped() {
        List<Double> stopped = new ArrayList<>();
        List<Double> again = new ArrayList<>();
        boolean isTaken = false;
        for (int i = 1; i < customer.length; i++) {
            isTaken &= customer[i] == customer[i - 1];
            if (!isTaken && follows(i) && !Double.isNaN(rating[i - 1])) {
                (Double.isNaN(rating[i]) ? stopped : again).add(rating[i - 1]);
                isTaken = true;
            }
        }
        if (stopped.size() < FEWEST_STOPPED || again.size() < FEWEST_STOPPED) {
            return Optional.empty();
        }
        return MeanDifference.fit(array(stopped), array(again), LEVEL)
                .fold(
                        welch -> Optional.of(
                                new Stopped(stopped.size(), again.size(), welch.estimate(), welch.pValue())),
                        no -> Optional.empty());
    }

    private static double[] array(List<Double> values) {
        return values.stream().mapToDouble(v -> v).toArray();
    }
}
