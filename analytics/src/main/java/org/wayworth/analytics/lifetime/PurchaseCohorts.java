package org.wayworth.analytics.lifetime;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.wayworth.analytics.audience.SmallGroups;
import org.wayworth.analytics.audience.SmallGroups.Money;
import org.wayworth.analytics.buying.BuyingStudy;
import org.wayworth.analytics.buying.Expected;
import org.wayworth.analytics.buying.Forecast;
import org.wayworth.analytics.buying.Purchases;
import org.wayworth.kernel.Estimate;
import org.wayworth.kernel.proportion.Share;
import org.wayworth.vocabulary.Measured;
import org.wayworth.vocabulary.Unit;
import org.wayworth.vocabulary.exhibit.Axis;
import org.wayworth.vocabulary.exhibit.Cell;
import org.wayworth.vocabulary.exhibit.Exhibit;

/**
 * Customers by the quarter of their first purchase: how many bought again, and what is expected of one. Quarters whose
 * money would tell what single people spend are not shown.
 */
final class PurchaseCohorts {

    private static final double LEVEL = 0.95;
    private static final int DRAWS = 100;

    /** @param customers places among the customers of today */
    private record Cohort(String label, int[] customers) {}

    private final BuyingStudy study;
    private final Purchases.AsOf now;
    private final double[] values;
    private final List<Cohort> cohorts;
    private final List<double[]> drawnMeans;

    PurchaseCohorts(BuyingStudy study, Forecast forecast, long seed) {
        this.study = study;
        this.now = study.purchases().now();
        this.values = forecast.value().values().toArray();
        this.cohorts = cohorts();
        long[] customers = study.purchases().customers(now);
        double[] ahead = new double[customers.length];
        Arrays.fill(ahead, study.plan().horizonDays());
        this.drawnMeans = new Expected(study, forecast, DRAWS, seed)
                .drawn(customers, ahead, new double[customers.length], (draw, money) -> means(money));
    }

    private List<Cohort> cohorts() {
        double[] first = study.purchases().firstDays(now);
        SortedMap<String, List<Integer>> byQuarter = new TreeMap<>();
        for (int i = 0; i < first.length; i++) {
            LocalDate day = LocalDate.ofEpochDay(study.startDay() + (long) first[i]);
            byQuarter.computeIfAbsent(quarter(day), key -> new ArrayList<>()).add(i);
        }
        return byQuarter.entrySet().stream()
                .map(entry -> new Cohort(
                        entry.getKey(),
                        entry.getValue().stream().mapToInt(Integer::intValue).toArray()))
                .toList();
    }

    /** "2024 Q3". */
    static String quarter(LocalDate day) {
        return day.getYear() + " Q" + ((day.getMonthValue() + 2) / 3);
    }

    private double[] means(double[] each) {
        return cohorts.stream()
                .mapToDouble(cohort -> IntStream.of(cohort.customers())
                        .mapToDouble(i -> each[i])
                        .average()
                        .orElse(0))
                .toArray();
    }

    Exhibit table() {
        List<Money> money = cohorts.stream()
                .map(cohort -> Money.of(IntStream.of(cohort.customers())
                        .mapToDouble(i -> values[i])
                        .toArray()))
                .toList();
        boolean[] may = SmallGroups.standard().shownMoney(money);
        double[] means = means(values);
        List<List<Cell>> rows = new ArrayList<>();
        for (int c = 0; c < cohorts.size(); c++) {
            if (may[c]) {
                rows.add(row(c, means[c]));
            }
        }
        Unit unit = study.unit("per customer");
        return new Exhibit.Table(
                "Customers by quarter of the first purchase: how many bought again, and "
                        + study.plan().measure()
                        + " expected of one " + study.span()
                        + (rows.size() < cohorts.size() ? "; quarters with too few people are not shown" : ""),
                List.of(
                        new Axis("First bought in", Unit.number("")),
                        new Axis("Customers", Unit.count("customers")),
                        new Axis("Bought again", Unit.share("of customers")),
                        new Axis("95% interval", Unit.share("of customers")),
                        new Axis("Expected " + study.plan().measure(), unit),
                        new Axis("95% interval", unit)),
                rows);
    }

    private List<Cell> row(int c, double mean) {
        int[] customers = cohorts.get(c).customers();
        long again = IntStream.of(customers).filter(i -> now.repeats()[i] > 0).count();
        Estimate share = Share.fit(again, customers.length, LEVEL);
        double[] drawn =
                drawnMeans.stream().mapToDouble(means -> means[c]).sorted().toArray();
        int tail = (int) Math.floor((1 - LEVEL) / 2 * drawn.length);
        Measured bought = new Measured(
                share.value(), share.interval().low(), share.interval().high(), LEVEL, Unit.share(""));
        Measured expected = new Measured(
                mean,
                Math.min(mean, drawn[tail]),
                Math.max(mean, drawn[drawn.length - 1 - tail]),
                LEVEL,
                study.unit(""));
        return List.of(
                Cell.text(cohorts.get(c).label()),
                Cell.number(customers.length, Unit.count("")),
                Cell.text(bought.valueText()),
                Cell.text(bought.intervalText()),
                Cell.text(expected.valueText()),
                Cell.text(expected.intervalText()));
    }
}
