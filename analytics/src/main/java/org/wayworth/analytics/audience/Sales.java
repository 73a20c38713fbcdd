package org.wayworth.analytics.audience;

import java.util.Currency;
import java.util.List;
import org.wayworth.warehouse.Warehouse;

/**
 * Sales and refunds in one currency: a row of {@code sales.sql}.
 *
 * @param nCustomers different ones with a dated sale
 * @param nDated of known customers, with a date
 * @param nMargins of these, with a known margin
 */
public record Sales(String currency, long nSales, long nCustomers, long nDated, long nMargins) {

    /** {@code sales.sql} asks for nothing. */
    private record Nothing() {}

    /** One a currency, the one with most customers first. */
    public static List<Sales> of(Warehouse warehouse) {
        return warehouse.rows(Sales.class, "sales.sql", new Nothing(), Sales.class);
    }

    /** Minor units in one major unit: 100 for most currencies. */
    public double minorPerMajor() {
        return minorPerMajor(currency);
    }

    /** The same of any currency: 1 of yen. */
    public static double minorPerMajor(String currency) {
        return Math.pow(10, Currency.getInstance(currency).getDefaultFractionDigits());
    }
}
