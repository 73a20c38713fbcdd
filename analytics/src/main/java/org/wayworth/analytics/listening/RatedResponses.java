package org.wayworth.analytics.listening;

import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.IntPredicate;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import org.wayworth.analytics.audience.Attributes;
import org.wayworth.analytics.audience.Cut;
import org.wayworth.analytics.audience.RecordedDays;
import org.wayworth.analytics.audience.SmallGroups;
import org.wayworth.analytics.audience.Where;
import org.wayworth.kernel.weighting.UnitWeights;
import org.wayworth.warehouse.Columns;
import org.wayworth.warehouse.Warehouse;

/** Rated responses, in order of person; parts of them share their columns. */
final class RatedResponses {

    /** Weights are used where at least this share of the responses has one; the rest is left out. */
    private static final double WEIGHTED = 0.99;

    private final Columns columns;
    private final int[] person;
    private final double[] weight;
    private final boolean weighted;
    private final Cut cut;
    private final int[] kept;

    private RatedResponses(Columns columns, int[] person, double[] weight, boolean weighted, Cut cut) {
        this.columns = columns;
        this.person = person;
        this.weight = weight;
        this.weighted = weighted;
        this.cut = cut;
        this.kept = cut.kept();
    }

    static RatedResponses of(Columns columns) {
        int n = columns.size();
        double[] weight = columns.doublesOr("weight", Double.NaN);
        long known = Arrays.stream(weight).filter(w -> w > 0).count();
        int[] person = persons(columns);
        return new RatedResponses(
                columns,
                person,
                weight,
                n > 0 && known >= WEIGHTED * n,
                Cut.all(IntStream.of(person).asLongStream().toArray()));
    }

    /** Numbers people from 0 in the order of rows; an answer that names nobody is a person of its own. */
    private static int[] persons(Columns columns) {
        long[] customer = columns.longsOr("customer_id", -1);
        int[] person = new int[customer.length];
        int last = -1;
        for (int i = 0; i < person.length; i++) {
            boolean same = i > 0 && customer[i] >= 0 && customer[i] == customer[i - 1];
            person[i] = same ? last : ++last;
        }
        return person;
    }

    RatedResponses where(IntPredicate rule) {
        return new RatedResponses(columns, person, weight, weighted, cut.where(rule));
    }

    /** Those whose customers met the conditions when they answered. */
    RatedResponses asked(Where where, Attributes attributes) {
        return where.isEverybody()
                ? this
                : new RatedResponses(
                        columns, person, weight, weighted, cut.asked(where, attributes, customers(), days()));
    }

    /** Whether figures of these responses tell of no group too small to show. */
    boolean shows(SmallGroups small) {
        return cut.shows(small);
    }

    /** Which parts of a breakdown may be shown to those who see the whole. */
    static boolean[] shown(SmallGroups small, Collection<RatedResponses> parts) {
        return Cut.shown(small, parts.stream().map(part -> part.cut).toList());
    }

    /** The same of the parts by the value of an attribute, which a reader could ask about one by one. */
    boolean[] shown(SmallGroups small, String attribute, Collection<String> values, Attributes attributes) {
        return Cut.shown(small, cut.byAttribute(attribute, List.copyOf(values), attributes, customers(), days()));
    }

    /** Without those that have no weight, where the others have one. */
    RatedResponses withWeight() {
        return weighted ? where(i -> weight[i] > 0) : this;
    }

    /** Answered from the first to the last day, both counted; without those that carry no date. */
    RatedResponses between(long firstDay, long lastDay) {
        long[] day = columns.longsOr("answered_day", Long.MIN_VALUE);
        return where(i -> day[i] >= firstDay && day[i] <= lastDay);
    }

    /** Without those whose date can only be a mistake, which would move every period that is counted back from the last. */
    RatedResponses credible(Warehouse warehouse) {
        RatedResponses dated = dated();
        if (dated.size() == 0) {
            return this;
        }
        long[] day = columns.longsOr("answered_day", 0);
        RecordedDays days = RecordedDays.of(
                warehouse, IntStream.of(dated.kept).mapToLong(i -> day[i]).toArray());
        return where(i -> columns.isNull("answered_day", i) || days.holds(day[i]));
    }

    RatedResponses dated() {
        return where(i -> !columns.isNull("answered_day", i));
    }

    /** Rows by period, in order; only periods in which somebody answered. */
    Map<Integer, RatedResponses> byPeriod(PeriodLength step) {
        long[] month = columns.longsOr("answered_month", 0);
        return split(i -> step.periodOf(month[i]));
    }

    /** Rows by the value of {@code key}, one a row of all. */
    Map<String, RatedResponses> by(String[] key) {
        Map<String, Integer> numbers = new TreeMap<>();
        for (int i : kept) {
            numbers.putIfAbsent(key[i], numbers.size());
        }
        Map<Integer, RatedResponses> parts = split(i -> numbers.getOrDefault(key[i], -1));
        Map<String, RatedResponses> named = new TreeMap<>();
        numbers.forEach((name, number) -> named.put(name, parts.get(number)));
        return named;
    }

    private Map<Integer, RatedResponses> split(IntUnaryOperator key) {
        Map<Integer, RatedResponses> split = new TreeMap<>();
        cut.split(key).forEach((k, part) -> split.put(k, new RatedResponses(columns, person, weight, weighted, part)));
        return split;
    }

    int size() {
        return kept.length;
    }

    boolean isWeighted() {
        return weighted;
    }

    /** Different people: rows of one person follow each other. */
    long people() {
        long people = 0;
        for (int k = 0; k < kept.length; k++) {
            people += k == 0 || person[kept[k]] != person[kept[k - 1]] ? 1 : 0;
        }
        return people;
    }

    double[] values(ScoreMeasure measure) {
        double[] rating = ratings(measure);
        Arrays.setAll(rating, k -> measure.value(rating[k]));
        return rating;
    }

    /** As answered, or on the common score. */
    double[] ratings(ScoreMeasure measure) {
        double[] all = columns.doubles(measure.common() ? "score" : "rating");
        return IntStream.of(kept).mapToDouble(i -> all[i]).toArray();
    }

    double[] weights() {
        return IntStream.of(kept).mapToDouble(i -> weighted ? weight[i] : 1).toArray();
    }

    int[] persons() {
        return IntStream.of(kept).map(i -> person[i]).toArray();
    }

    /** How evenly their weight is spread over people. */
    UnitWeights spread() {
        return UnitWeights.of(weights(), persons());
    }

    /** Of one value a row of all, those of these rows. */
    String[] pick(String[] all) {
        return IntStream.of(kept).mapToObj(i -> all[i]).toArray(String[]::new);
    }

    long lastMonth() {
        long[] month = columns.longsOr("answered_month", Long.MIN_VALUE);
        return IntStream.of(kept).mapToLong(i -> month[i]).max().orElse(0);
    }

    long[] customers() {
        return columns.longsOr("customer_id", -1);
    }

    /** Days since 2000-01-01, of all rows; before everything where there is no date. */
    double[] days() {
        return columns.doublesOr("answered_day", Double.NEGATIVE_INFINITY);
    }

    /** What {@code by} asked for, of all rows. */
    String[] groups() {
        return columns.textsOr("group_name", "");
    }

    /** Different scales among the answers; those that name none count as one. */
    int scales() {
        return (int) sources().stream()
                .map(source -> List.of(source.low(), source.high()))
                .distinct()
                .count();
    }

    /**
     * What tells two answers apart that cannot be one series.
     *
     * @param survey its place among those chosen
     * @param low and high: ends of the scale, NaN where it names none
     */
    record Source(long survey, double low, double high) {}

    /** Each survey and scale once. */
    Set<Source> sources() {
        long[] survey = columns.longs("survey_at");
        double[] low = columns.doublesOr("scale_low", Double.NaN);
        double[] high = columns.doublesOr("scale_high", Double.NaN);
        Set<Source> sources = new HashSet<>();
        Source last = new Source(-1, Double.NaN, Double.NaN);
        for (int i : kept) {
            if (survey[i] != last.survey() || low[i] != last.low() || high[i] != last.high()) {
                last = new Source(survey[i], low[i], high[i]);
                sources.add(last);
            }
        }
        return sources;
    }
}
