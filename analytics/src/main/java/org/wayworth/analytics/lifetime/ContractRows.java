package org.wayworth.analytics.lifetime;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.wayworth.kernel.lifetime.Renewals;
import org.wayworth.warehouse.Columns;

/**
 * Contracts with their first and last days and the regular sales during them: {@code lifetime-contract-money.sql}.
 * Contracts of one customer stand together.
 */
final class ContractRows {

    private static final double THOUSANDTHS = 1000;

    /** Whose end nobody knows. */
    private static final long UNDATED = -1;

    private static final long NOBODY = -1;

    /** Regular sales in one of the windows of the query, in major units of the currency. */
    enum Window {
        /** Up to the hold-out. */
        EARLY,
        /** The hold-out. */
        LATE,
        /** Up to the end of the records. */
        NOW
    }

    private final long[] customer;
    private final long[] elsewhere;
    private final long[] start;
    private final long[] end;
    private final double[] early;
    private final double[] late;
    private final double[] now;

    /** @param minorPerMajor 100 for most currencies */
    ContractRows(Columns columns, double minorPerMajor) {
        this.customer = columns.longs("customer");
        this.elsewhere = columns.longs("is_elsewhere");
        this.start = columns.longs("start_day");
        this.end = columns.longs("end_day");
        this.early = major(columns.longs("early_thousandths"), minorPerMajor);
        this.late = major(columns.longs("late_thousandths"), minorPerMajor);
        this.now = major(columns.longs("now_thousandths"), minorPerMajor);
    }

    private static double[] major(long[] thousandths, double minorPerMajor) {
        return Arrays.stream(thousandths)
                .mapToDouble(amount -> amount / THOUSANDTHS / minorPerMajor)
                .toArray();
    }

    int size() {
        return start.length;
    }

    long startDay(int contract) {
        return start[contract];
    }

    long endDay(int contract) {
        return end[contract];
    }

    long customer(int contract) {
        return customer[contract];
    }

    double sales(int contract, Window window) {
        return switch (window) {
            case EARLY -> early[contract];
            case LATE -> late[contract];
            case NOW -> now[contract];
        };
    }

    boolean isDated(int contract) {
        return end[contract] != UNDATED;
    }

    boolean isOfKnownCustomer(int contract) {
        return customer[contract] != NOBODY;
    }

    /** Whether the customer pays in another currency too, so that what the contract brings is not known in this one. */
    boolean isPaidElsewhere(int contract) {
        return elsewhere[contract] == 1;
    }

    /** Whether what the contract brings can be known. */
    boolean isCounted(int contract) {
        return isOfKnownCustomer(contract) && !isPaidElsewhere(contract);
    }

    boolean isRunning(int contract, long day) {
        return start[contract] <= day && end[contract] > day;
    }

    /** Contracts that run at the end of a day, those of one customer together. */
    int[] running(long day) {
        return IntStream.range(0, size()).filter(i -> isRunning(i, day)).toArray();
    }

    long undated() {
        return IntStream.range(0, size()).filter(i -> !isDated(i)).count();
    }

    /**
     * What became of each whole period of a contract that lies between two days: kept, or ended in it. Contracts older
     * than the records count from the first whole period within them.
     */
    Renewals renewals(long from, long until, int periodDays) {
        long oldest = Arrays.stream(start).min().orElse(until);
        int most = (int) Math.max(0, (until - oldest) / periodDays);
        double[] kept = new double[most];
        double[] lost = new double[most];
        long contracts = 0;
        for (int i = 0; i < size(); i++) {
            int first = (int) Math.max(0, ceilDiv(from - start[i], periodDays));
            int last = (int) Math.floorDiv(until - start[i], (long) periodDays);
            if (!isDated(i) || last <= first) {
                continue;
            }
            long ended = Math.floorDiv(end[i] - start[i], (long) periodDays);
            contracts += ended >= first ? 1 : 0;
            for (int t = first; t < Math.min(last, ended); t++) {
                kept[t]++;
            }
            if (ended >= first && ended < last) {
                lost[(int) ended]++;
            }
        }
        return new Renewals(kept, lost, contracts);
    }

    private static long ceilDiv(long days, long periodDays) {
        return -Math.floorDiv(-days, periodDays);
    }
}
