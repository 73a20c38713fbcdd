package org.wayworth.kernel.lifetime;

/**
 * How far ahead purchases count, and how much less a later one counts. Discounting is continuous at the rate that
 * makes a year cost exactly the annual rate: log(1 + annual rate) / units in a year.
 *
 * @param length in the model's unit of time, above 0 and finite: a value without a horizon is not a value
 * @param rate continuous, for one unit of time
 */
public record Horizon(double length, double rate) {

    public Horizon {
        if (!(length > 0 && length < Double.POSITIVE_INFINITY && rate >= 0 && rate < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(
                    "length must be finite and above 0, rate finite and 0 or more, not " + length + " and " + rate);
        }
    }

    /**
     * @param unitsPerYear of the model's time: 365.25 / 7 for weeks
     * @param annualRate 0.1 for 10 % a year
     */
    public static Horizon years(double years, double unitsPerYear, double annualRate) {
        return new Horizon(years * unitsPerYear, Math.log1p(annualRate) / unitsPerYear);
    }

    /** So far ahead that what lies beyond is discounted to less than 1e-17 of a purchase; the rate must be above 0. */
    public static Horizon unlimited(double unitsPerYear, double annualRate) {
        double rate = Math.log1p(annualRate) / unitsPerYear;
        if (!(rate > 0)) {
            throw new IllegalArgumentException(
                    "annualRate must be above 0 for an unlimited horizon, not " + annualRate);
        }
        return new Horizon(45 / rate, rate);
    }
}
