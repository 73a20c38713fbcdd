package org.wayworth.analytics.landmark;

import it.unimi.dsi.fastutil.longs.Long2DoubleOpenHashMap;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.wayworth.analytics.audience.Survey;
import org.wayworth.analytics.buying.BuyingStudy;
import org.wayworth.analytics.buying.Expected;
import org.wayworth.analytics.buying.Forecast;
import org.wayworth.analytics.buying.SaleKind;
import org.wayworth.warehouse.Columns;
import org.wayworth.warehouse.Warehouse;

/**
 * Lifetime value of each landmark: what came in up to the end of the records, and what is expected from there to the
 * end of the horizon. The expectation rests on purchases alone, never on the rating. One number a row of
 * {@code landmark.sql}.
 *
 * @param seen money that came in
 * @param early money that came in while every row was observed
 * @param forecast money expected from the end of the records on
 * @param drawn the same under each draw of the forecast's parameters
 * @param hasBought whether the customer had bought what the forecast counts by the landmark
 */
record LandmarkValue(
        BuyingStudy study,
        Forecast model,
        Expected expected,
        double[] seen,
        double[] early,
        double[] forecast,
        List<double[]> drawn,
        boolean[] hasBought) {

    /** Draws of the parameters over which a slope is fitted again; Rubin's rules want twenty or more. */
    private static final int DRAWS = 40;

    /** {@code landmark_day} counts from 2000-01-01. */
    private static final long FIRST_DAY = LocalDate.of(2000, 1, 1).toEpochDay();

    /** What {@code landmark-value.sql} is asked for. */
    private record Query(
            String survey,
            String metric,
            String currency,
            String kinds,
            Optional<LocalDate> landmark,
            int horizonDays,
            int seenDays,
            double dailyDiscount) {}

    static LandmarkValue of(
            Columns columns,
            Survey survey,
            LandmarkPlan plan,
            BuyingStudy study,
            Forecast model,
            double minorPerMajor,
            Warehouse warehouse,
            long seed) {
        Columns money = warehouse.read(
                Landmarks.class,
                "landmark-value.sql",
                new Query(
                        survey.survey(),
                        survey.metric(),
                        study.currency(),
                        study.kinds().stream().map(SaleKind::kind).collect(Collectors.joining("|", "|", "|")),
                        plan.landmark(),
                        plan.horizonDays(),
                        plan.seenDays(),
                        study.plan().discountADay()));
        double majorPerMinor = study.plan().marginOrAll() / minorPerMajor;
        Expected expected = new Expected(study, model, DRAWS, seed);
        long[] customers = columns.longs("customer_id");
        double[] day = columns.doubles("landmark_day");
        double[] past = new double[day.length];
        double[] ahead = new double[day.length];
        boolean[] hasBought = new boolean[day.length];
        double end = study.end().toEpochDay() - FIRST_DAY;
        double start = study.startDay() - FIRST_DAY;
        for (int i = 0; i < day.length; i++) {
            past[i] = Math.max(0, end - day[i]);
            ahead[i] = plan.horizonDays() - past[i];
            hasBought[i] = start + expected.firstDay(customers[i]) <= day[i] + 1;
        }
        return new LandmarkValue(
                study,
                model,
                expected,
                onto(columns, money, "seen_minor", majorPerMinor),
                onto(columns, money, "early_minor", majorPerMinor),
                expected.money(customers, ahead, past),
                expected.drawn(customers, ahead, past),
                hasBought);
    }

    private static double[] onto(Columns columns, Columns money, String column, double majorPerMinor) {
        Long2DoubleOpenHashMap byResponse = new Long2DoubleOpenHashMap();
        long[] responses = money.longs("feedback_id");
        double[] amounts = money.doubles(column);
        for (int i = 0; i < responses.length; i++) {
            byResponse.put(responses[i], amounts[i] * majorPerMinor);
        }
        return Arrays.stream(columns.longs("feedback_id"))
                .mapToDouble(id -> byResponse.get(id))
                .toArray();
    }

    /** Days since 2000-01-01 at which the hold-out begins. */
    double calibratedDay() {
        return study.calibratedUntil().toEpochDay() - FIRST_DAY;
    }
}
