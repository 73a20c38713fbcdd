package org.wayworth.analytics.sceptic;

import org.jspecify.annotations.Nullable;
import org.wayworth.warehouse.Columns;
import org.wayworth.warehouse.Warehouse;

/** How many customers without a contract bought on each day; read when it is first asked for. Used by one thread. */
final class BuyersByDay {

    private record Query(String currency) {}

    private final Warehouse warehouse;
    private final Query query;
    private double @Nullable [] sums;

    BuyersByDay(Warehouse warehouse, String currency) {
        this.warehouse = warehouse;
        this.query = new Query(currency);
    }

    /** By days before the end of the records: buyers of all days up to it, summed. */
    double[] upTo() {
        double[] known = sums;
        if (known == null) {
            Columns days = warehouse.read(Survivorship.class, "buyers-a-day.sql", query);
            long[] ago = days.longs("ago");
            double[] buyers = days.doubles("buyers");
            known = new double[days.size() == 0 ? 0 : (int) ago[days.size() - 1] + 1];
            for (int i = 0; i < ago.length; i++) {
                known[(int) ago[i]] = buyers[i];
            }
            for (int day = 1; day < known.length; day++) {
                known[day] += known[day - 1];
            }
            sums = known;
        }
        return known;
    }
}
