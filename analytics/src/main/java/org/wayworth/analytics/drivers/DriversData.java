package org.wayworth.analytics.drivers;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.wayworth.analytics.audience.ObservationWindow;
import org.wayworth.analytics.audience.Sales;
import org.wayworth.warehouse.Columns;
import org.wayworth.warehouse.Warehouse;

/** One survey, read: its questions, its responses, and what is known of the respondents before and after. */
final class DriversData {

    /** Best customers are those above this share of the respondents of their quarter. */
    private static final double BEST_FROM = 0.80;

    private static final double DAYS_A_QUARTER = 365.25 / 4;

    /** What the {@code .sql} files are asked for. */
    private record Query(
            String survey,
            String metric,
            Optional<LocalDate> startsOn,
            Optional<LocalDate> endsOn,
            String currency,
            int lookbackDays,
            int horizonDays,
            int mostLagDays) {}

    private final Warehouse warehouse;
    private final DriversOptions options;
    private final Query query;
    private final DriversRows rows;
    private final SalesKnowledge knowledge;
    private final Optional<ObservationWindow> observed;

    private DriversData(
            Warehouse warehouse, DriversOptions options, Query query, DriversRows rows, SalesKnowledge knowledge) {
        this.warehouse = warehouse;
        this.options = options;
        this.query = query;
        this.rows = rows;
        this.knowledge = knowledge;
        this.observed = ObservationWindow.of(warehouse);
    }

    /** From when to when it is known what customers did. */
    Optional<ObservationWindow> observed() {
        return observed;
    }

    /** @param sales of the currency that money is counted in; empty where none is */
    static DriversData read(Warehouse warehouse, DriversSurvey survey, Optional<Sales> sales, DriversOptions options) {
        Query query = new Query(
                survey.survey(),
                survey.metric(),
                options.from(),
                options.until(),
                sales.map(Sales::currency).orElse(""),
                options.lookbackDays(),
                options.horizonDays(),
                SalesKnowledge.MOST_LAG_DAYS);
        List<SurveyQuestion> items =
                warehouse.rows(DriversAnalysis.class, "drivers-items.sql", query, SurveyQuestion.class);
        DriversRows rows = DriversRows.of(
                warehouse.read(DriversAnalysis.class, "drivers-responses.sql", query),
                items,
                warehouse.read(DriversAnalysis.class, "drivers-answers.sql", query));
        SalesKnowledge knowledge = SalesKnowledge.of(
                rows.allFeedback(), warehouse.read(DriversAnalysis.class, "drivers-sales.sql", query));
        return new DriversData(warehouse, options, query, rows, knowledge);
    }

    /** Of whose sales something is known. */
    SalesKnowledge knowledge() {
        return knowledge;
    }

    List<SurveyQuestion> items() {
        return rows.items();
    }

    int place(String item) {
        return IntStream.range(0, items().size())
                .filter(j -> items().get(j).item().equals(item))
                .findFirst()
                .orElseThrow();
    }

    /** Names asked for that are no questions of the survey. */
    List<String> unknown() {
        List<String> known = items().stream().map(SurveyQuestion::item).toList();
        return Stream.of(
                        options.itemList(),
                        options.leaveOutList(),
                        options.target().stream().toList())
                .flatMap(List::stream)
                .filter(name -> !known.contains(name))
                .toList();
    }

    /** Questions that may be looked at. */
    List<Integer> candidates() {
        List<String> asked = options.itemList();
        return IntStream.range(0, items().size())
                .filter(j -> asked.isEmpty() || asked.contains(items().get(j).item()))
                .filter(j -> !options.leaveOutList().contains(items().get(j).item()))
                .filter(j -> !options.target().equals(Optional.of(items().get(j).item())))
                .boxed()
                .toList();
    }

    /** Responses with what is to be explained; NaN where a response has none. */
    DriversRows rows() {
        if (options.outcome().isLoyalty()) {
            return rows.explaining(loyalty());
        }
        return options.target()
                .map(item -> rows.explaining(rows.allRatings(place(item))))
                .orElse(rows);
    }

    private double[] loyalty() {
        Columns found = warehouse.read(DriversAnalysis.class, "drivers-loyalty.sql", query);
        double[] orders = found.doubles("n_orders");
        double[] contracts = found.doubles("n_contracts");
        double[] ended = found.doubles("n_ended");
        boolean stays = options.outcome() == DriversOutcome.STAY;
        return byFeedback(
                found,
                Double.NaN,
                i -> stays ? contracts[i] == 0 ? Double.NaN : ended[i] > 0 ? 0 : 1 : orders[i] > 0 ? 1 : 0);
    }

    /**
     * Whether each response comes from the fifth of its quarter's respondents who brought most, among those of whom it is
     * known what they brought; empty where nobody did.
     */
    Optional<boolean[]> best() {
        if (query.currency().isEmpty()) {
            return Optional.empty();
        }
        Columns found = warehouse.read(DriversAnalysis.class, "drivers-value.sql", query);
        double[] minor = found.doubles("revenue_minor");
        double[] revenue = byFeedback(found, 0, i -> minor[i]);
        double[] days = rows.days();
        int[] known = IntStream.range(0, revenue.length)
                .filter(i -> knowledge.isKnown(i) && !Double.isNaN(days[i]))
                .toArray();
        int[] quarter = Arrays.stream(days)
                .mapToInt(day -> (int) Math.floor(day / DAYS_A_QUARTER))
                .toArray();
        boolean[] best = new boolean[revenue.length];
        IntStream.of(known).map(i -> quarter[i]).distinct().forEach(q -> {
            double[] sorted = IntStream.of(known)
                    .filter(i -> quarter[i] == q)
                    .mapToDouble(i -> revenue[i])
                    .sorted()
                    .toArray();
            double threshold = sorted[(int) Math.floor(BEST_FROM * sorted.length)];
            IntStream.of(known)
                    .filter(i -> quarter[i] == q && revenue[i] > 0 && revenue[i] >= threshold)
                    .forEach(i -> best[i] = true);
        });
        return IntStream.range(0, best.length).anyMatch(i -> best[i]) ? Optional.of(best) : Optional.empty();
    }

    /** One value a response of the survey, from rows that name some of the responses in their order. */
    private double[] byFeedback(Columns found, double otherwise, IntToDoubleFunction value) {
        long[] all = rows.allFeedback();
        long[] some = found.longs("feedback_id");
        double[] values = new double[all.length];
        int k = 0;
        for (int i = 0; i < all.length; i++) {
            while (k < some.length && some[k] < all[i]) {
                k++;
            }
            values[i] = k < some.length && some[k] == all[i] ? value.applyAsDouble(k) : otherwise;
        }
        return values;
    }
}
