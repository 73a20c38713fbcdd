package org.wayworth.analytics.lifetime;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * Contracts that run on a day, of known customers who pay in one currency: how long they have run, and what those that ran through a whole window
 * before it brought a period. A contract that began within the window is left out of the money: it was charged at its
 * beginning, so that its first days look dearer than they are.
 */
final class RunningContracts {

    private final ContractRows rows;
    private final int[] contracts;
    private final int[] periods;
    private final int[] measured;
    private final double[] aPeriod;
    private final int[] firstOfCustomer;

    /**
     * @param window that ends on the day
     * @param windowDays its length
     */
    RunningContracts(ContractRows rows, long day, ContractRows.Window window, int windowDays, int periodDays) {
        this.rows = rows;
        this.contracts = IntStream.of(rows.running(day)).filter(rows::isCounted).toArray();
        this.periods = IntStream.of(contracts)
                .map(i -> (int) ((day - rows.startDay(i)) / periodDays))
                .toArray();
        this.measured = IntStream.range(0, contracts.length)
                .filter(k -> rows.startDay(contracts[k]) <= day - windowDays)
                .toArray();
        this.aPeriod = IntStream.of(measured)
                .mapToDouble(k -> rows.sales(contracts[k], window) * periodDays / windowDays)
                .toArray();
        this.firstOfCustomer = IntStream.range(0, measured.length)
                .filter(m -> m == 0 || customer(m) != customer(m - 1))
                .toArray();
    }

    private long customer(int m) {
        return rows.customer(contracts[measured[m]]);
    }

    int size() {
        return contracts.length;
    }

    /** Contracts whose money a period is known. */
    int measured() {
        return measured.length;
    }

    int measuredCustomers() {
        return firstOfCustomer.length;
    }

    /** Of those whose money is known, how many brought any. */
    long paying() {
        return Arrays.stream(aPeriod).filter(money -> money > 0).count();
    }

    /** Whole periods that a contract has run. */
    int periods(int k) {
        return periods[k];
    }

    int contract(int k) {
        return contracts[k];
    }

    /** Classes of contracts by whole periods, from 0. */
    int classes() {
        return Arrays.stream(periods).max().orElse(0) + 1;
    }

    double[] sizes() {
        double[] sizes = new double[classes()];
        for (int period : periods) {
            sizes[period]++;
        }
        return sizes;
    }

    /** What each contract can be taken to bring a period: its own money where it is known, otherwise {@code mean}. */
    double[] aPeriodOfEach(double mean) {
        double[] each = new double[contracts.length];
        Arrays.fill(each, mean);
        for (int m = 0; m < measured.length; m++) {
            each[measured[m]] = aPeriod[m];
        }
        return each;
    }

    /** Money a period, weighted by how many more periods each contract is expected to run. */
    double money(double[] stays) {
        double money = 0;
        double weight = 0;
        for (int m = 0; m < measured.length; m++) {
            double stay = stays[periods[measured[m]]];
            money += aPeriod[m] * stay;
            weight += stay;
        }
        return money / weight;
    }

    /** The same with customers drawn again, as many as there are. */
    double money(double[] stays, UniformRandomProvider random) {
        double money = 0;
        double weight = 0;
        int customers = firstOfCustomer.length;
        for (int draw = 0; draw < customers; draw++) {
            int c = random.nextInt(customers);
            int next = c + 1 < customers ? firstOfCustomer[c + 1] : measured.length;
            for (int m = firstOfCustomer[c]; m < next; m++) {
                double stay = stays[periods[measured[m]]];
                money += aPeriod[m] * stay;
                weight += stay;
            }
        }
        return money / weight;
    }
}
