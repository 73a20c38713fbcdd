package org.wayworth.analytics.buying;

import org.wayworth.analytics.Choice;
import org.wayworth.kernel.Fit;
import org.wayworth.kernel.lifetime.BgNbd;
import org.wayworth.kernel.lifetime.Histories;
import org.wayworth.kernel.lifetime.ParetoNbd;

/** Models of when customers buy again and when they silently stop. */
public enum BuyingKind implements Choice {
    BG_NBD("BG/NBD", "customers may stop after each repeat purchase (Fader, Hardie and Lee 2005)") {
        @Override
        Fit<FittedBuying<?>> fit(Histories histories, Purchases.AsOf customers) {
            return BgNbd.fit(histories, BgNbd.DropOut.AFTER_REPEAT).flatMap(fitted -> FittedBuying.of(this, fitted));
        }
    },
    MBG_NBD("MBG/NBD", "customers may stop after each purchase, the first included (Batislam et al. 2007)") {
        @Override
        Fit<FittedBuying<?>> fit(Histories histories, Purchases.AsOf customers) {
            return BgNbd.fit(histories, BgNbd.DropOut.AFTER_ANY).flatMap(fitted -> FittedBuying.of(this, fitted));
        }
    },
    PARETO_NBD("Pareto/NBD", "customers may stop at any moment (Schmittlein, Morrison and Colombo 1987)") {
        @Override
        Fit<FittedBuying<?>> fit(Histories histories, Purchases.AsOf customers) {
            return ParetoNbd.fit(histories).flatMap(fitted -> FittedBuying.of(this, fitted));
        }
    },
    NBD("NBD", "customers never stop (Ehrenberg 1959)") {
        @Override
        Fit<FittedBuying<?>> fit(Histories histories, Purchases.AsOf customers) {
            return Nbd.fit(customers).flatMap(fitted -> FittedBuying.of(this, fitted));
        }
    };

    private final String title;
    private final String meaning;

    BuyingKind(String title, String meaning) {
        this.title = title;
        this.meaning = meaning;
    }

    /** @param histories of the customers, equal ones kept once */
    abstract Fit<FittedBuying<?>> fit(Histories histories, Purchases.AsOf customers);

    public String title() {
        return title;
    }

    @Override
    public String meaning() {
        return meaning;
    }
}
