package org.wayworth.analytics.buying;

import it.unimi.dsi.fastutil.longs.Long2IntMap;
import it.unimi.dsi.fastutil.longs.Long2IntOpenHashMap;
import java.util.List;
import org.wayworth.kernel.lifetime.BuyingModel;
import org.wayworth.kernel.lifetime.DiscountedPurchases;
import org.wayworth.kernel.lifetime.GammaGamma;
import org.wayworth.kernel.lifetime.Horizon;
import org.wayworth.kernel.parallel.Blocks;

/**
 * What single customers are expected to bring from the end of the records on, given what they bought: at the peak of
 * the likelihood, and under draws of the models' parameters, which say how far their uncertainty moves it. Nothing but
 * purchases is looked at.
 */
public final class Expected {

    /** The place of a customer who never bought. */
    private static final int NOWHERE = -1;

    private final Purchases.AsOf now;
    private final double[] firstDays;
    private final double[] before;
    private final double[] beforeForeseen;
    private final double[] beforeActual;
    private final Long2IntMap placeNow;
    private final Long2IntMap placeBefore;
    private final BuyingModel<?> peak;
    private final GammaGamma spendPeak;
    private final List<? extends BuyingModel<?>> buying;
    private final List<GammaGamma> spending;
    private final double worth;
    private final double discountADay;

    /** @param draws the first of those that the forecast's own interval rests on */
    public Expected(BuyingStudy study, Forecast forecast, int draws, long seed) {
        Purchases purchases = study.purchases();
        this.now = purchases.now();
        this.firstDays = purchases.firstDays(now);
        this.placeNow = places(purchases.customers(now));
        Purchases.AsOf early = purchases.before();
        this.placeBefore = places(purchases.customers(early));
        this.before = early.age();
        this.beforeForeseen = forecast.foreseenOfEach().toArray();
        this.beforeActual = purchases.laterSalesOfEach(early);
        this.peak = forecast.fit().model();
        this.spendPeak = forecast.spend().fitted().model();
        this.buying = forecast.fit().fitted().draws(draws, seed);
        this.spending = forecast.spend().fitted().draws(draws, ~seed);
        this.worth = study.plan().marginOrAll() * (1 - study.totals().refundedShare());
        this.discountADay = study.plan().discountADay();
    }

    private static Long2IntMap places(long[] customers) {
        Long2IntOpenHashMap places = new Long2IntOpenHashMap(customers.length);
        places.defaultReturnValue(NOWHERE);
        for (int i = 0; i < customers.length; i++) {
            places.put(customers[i], i);
        }
        return places;
    }

    public int draws() {
        return buying.size();
    }

    /** Days from the first purchase of all to this customer's first; infinite where there is none. */
    public double firstDay(long customer) {
        int place = placeNow.get(customer);
        return place == NOWHERE ? Double.POSITIVE_INFINITY : firstDays[place];
    }

    /** Whether the customer had bought before the hold-out, so that the forecast could be tested on them. */
    public boolean isTested(long customer) {
        int place = placeBefore.get(customer);
        return place != NOWHERE && before[place] > 0;
    }

    /** Sales in the hold-out, and what the model that had not seen them expected; for customers that are tested. */
    public record Tested(double actual, double foreseen) {
        public double miss() {
            return actual - foreseen;
        }
    }

    public Tested tested(long customer) {
        int place = placeBefore.get(customer);
        if (place == NOWHERE) {
            throw new IllegalArgumentException("customer " + customer + " had not bought before the hold-out");
        }
        return new Tested(beforeActual[place], beforeForeseen[place]);
    }

    /**
     * In major units of the currency.
     *
     * @param customers one a row; those who never bought are expected to bring nothing that is known
     * @param ahead days that count from the end of the records on, one a row; 0 or less for none
     * @param past days for which money is discounted before that
     */
    public double[] money(long[] customers, double[] ahead, double[] past) {
        return money(peak, spendPeak, Bought.of(now, placesNow(customers)), ahead, past);
    }

    /** The same under each draw of the parameters. */
    public List<double[]> drawn(long[] customers, double[] ahead, double[] past) {
        return drawn(customers, ahead, past, (draw, money) -> money);
    }

    /** What is made of the money of one draw of the parameters, 0 to {@link #draws} less 1. */
    @FunctionalInterface
    public interface Drawn<T> {
        T of(int draw, double[] money);
    }

    /** What {@code made} makes of the money under each draw, on all cores; what it does not keep is not kept. */
    public <T> List<T> drawn(long[] customers, double[] ahead, double[] past, Drawn<T> made) {
        Bought bought = Bought.of(now, placesNow(customers));
        return Blocks.map(draws(), d -> made.of(d, money(buying.get(d), spending.get(d), bought, ahead, past)));
    }

    private int[] placesNow(long[] customers) {
        int[] places = new int[customers.length];
        for (int i = 0; i < places.length; i++) {
            places[i] = placeNow.get(customers[i]);
        }
        return places;
    }

    /**
     * What each row's customer bought, in the order of the rows: each draw reads it from front to back, where customers'
     * own places lie all over memory.
     *
     * @param repeats {@link #NOWHERE} for customers who never bought
     */
    private record Bought(int[] repeats, double[] recency, double[] age, double[] meanValue) {

        static Bought of(Purchases.AsOf now, int[] places) {
            int n = places.length;
            Bought bought = new Bought(new int[n], new double[n], new double[n], new double[n]);
            for (int i = 0; i < n; i++) {
                int place = places[i];
                bought.repeats[i] = place == NOWHERE ? NOWHERE : now.repeats()[place];
                bought.recency[i] = place == NOWHERE ? 0 : now.recency()[place];
                bought.age[i] = place == NOWHERE ? 0 : now.age()[place];
                bought.meanValue[i] = place == NOWHERE ? 0 : now.meanValue()[place];
            }
            return bought;
        }
    }

    private double[] money(BuyingModel<?> model, GammaGamma spend, Bought bought, double[] ahead, double[] past) {
        double rateAWeek = discountADay * Purchases.DAYS_A_WEEK;
        double[] money = new double[bought.repeats.length];
        for (int i = 0; i < money.length; i++) {
            int x = bought.repeats[i];
            if (x == NOWHERE || ahead[i] <= 0) {
                continue;
            }
            Horizon horizon = new Horizon(ahead[i] / Purchases.DAYS_A_WEEK, rateAWeek);
            double purchases = DiscountedPurchases.expected(model, x, bought.recency[i], bought.age[i], horizon);
            money[i] =
                    worth * purchases * spend.expectedValue(x, bought.meanValue[i]) * Math.exp(-discountADay * past[i]);
        }
        return money;
    }
}
