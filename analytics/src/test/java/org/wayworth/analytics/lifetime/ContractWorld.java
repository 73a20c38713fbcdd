package org.wayworth.analytics.lifetime;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.wayworth.kernel.Fit;
import org.wayworth.warehouse.Columns;

/**
 * Contracts of which each ends at a rate of its own and is charged a fee of its own every thirty days, watched for three
 * years; and what those that run at the end go on to bring. Days are counted from the beginning of the records.
 */
final class ContractWorld {

    static final int START = 0;
    static final int END = 1095;
    static final int CALIBRATED = 730;
    static final int HORIZON = 730;
    private static final int A_YEAR = 365;
    private static final int EVERY = 30;
    private static final long RUNNING = 1_000_000;

    private final Random random;
    private final long[] start;
    private final long[] end;
    private final long[] early;
    private final long[] late;
    private final long[] now;
    private double comes;

    /**
     * @param shape of the gamma law of the rates: the smaller, the more contracts differ
     * @param growth of the rates with each year of later beginning, 0 for none
     * @param pence the least fee is this; the mean twice as much
     */
    ContractWorld(long seed, int contracts, double shape, double growth, int pence) {
        this.random = new Random(seed);
        this.start = new long[contracts];
        this.end = new long[contracts];
        this.early = new long[contracts];
        this.late = new long[contracts];
        this.now = new long[contracts];
        int kept = 0;
        while (kept < contracts) {
            kept += live(kept, shape, growth, pence) ? 1 : 0;
        }
    }

    /** Half of the contracts end in a year, and none that ended before the records is among them. */
    private boolean live(int i, double shape, double growth, int pence) {
        start[i] = random.nextInt(END + 700) - 700L;
        double rate = 0.7 / A_YEAR * gamma(shape) / shape * Math.exp(growth * start[i] / A_YEAR);
        double lasts = -Math.log1p(-random.nextDouble()) / rate;
        long fee = Math.round(pence * (1 - Math.log1p(-random.nextDouble())));
        long ends = start[i] + (long) Math.min(1e5, lasts);
        if (ends < START) {
            return false;
        }
        early[i] = 0;
        late[i] = 0;
        now[i] = 0;
        end[i] = ends > END ? RUNNING : ends;
        for (long day = start[i] + 2; day < ends && day <= END + HORIZON; day += EVERY) {
            early[i] += day > CALIBRATED - A_YEAR && day <= CALIBRATED ? fee * 1000 : 0;
            late[i] += day > CALIBRATED && day <= END ? fee * 1000 : 0;
            now[i] += day > END - A_YEAR && day <= END ? fee * 1000 : 0;
            comes += day > END ? fee / 100.0 : 0;
        }
        return true;
    }

    /** Of whole shape: a sum of exponential draws. */
    private double gamma(double shape) {
        double sum = 0;
        for (int k = 0; k < shape; k++) {
            sum -= Math.log1p(-random.nextDouble());
        }
        return sum;
    }

    /** What the contracts that run at the end bring within the horizon. */
    double comes() {
        return comes;
    }

    ContractRows rows(double minorPerMajor) {
        long[] customer = new long[start.length];
        Arrays.setAll(customer, i -> i);
        Map<String, Object> columns = new LinkedHashMap<>();
        columns.put("customer", customer);
        columns.put("is_elsewhere", new long[start.length]);
        columns.put("start_day", start);
        columns.put("end_day", end);
        columns.put("early_thousandths", early);
        columns.put("late_thousandths", late);
        columns.put("now_thousandths", now);
        return new ContractRows(new Columns(start.length, columns, Map.of()), minorPerMajor);
    }

    Fit<RunningContractsStudy> study(double minorPerMajor, Optional<Double> marginShare, long seed) {
        LifetimeOptions standard = LifetimeOptions.standard();
        LifetimeOptions options = new LifetimeOptions(
                standard.kinds(),
                standard.model(),
                standard.holdoutDays(),
                HORIZON,
                marginShare,
                Optional.empty(),
                standard.periodDays(),
                standard.minimumRepeaters(),
                standard.currency());
        var span = new ContractRecords.Span(START, CALIBRATED, END, A_YEAR);
        var read = new ContractRecords(List.of(), List.of(), "GBP", span, Optional.empty(), rows(minorPerMajor));
        return RunningContractsStudy.fit(options, read, 0, seed);
    }
}
