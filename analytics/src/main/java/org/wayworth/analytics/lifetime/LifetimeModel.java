package org.wayworth.analytics.lifetime;

import org.wayworth.analytics.Choice;
import org.wayworth.kernel.Fit;
import org.wayworth.kernel.lifetime.BgNbd;
import org.wayworth.kernel.lifetime.Histories;
import org.wayworth.kernel.lifetime.ParetoNbd;

/** Models of when customers buy again and when they silently stop. */
enum LifetimeModel implements Choice {
    BG_NBD("BG/NBD", "customers may stop after each repeat purchase (Fader, Hardie and Lee 2005)") {
        @Override
        Fit<LifetimeFit<?>> fit(Histories histories, LifetimePurchases.AsOf customers) {
            return BgNbd.fit(histories, BgNbd.DropOut.AFTER_REPEAT).flatMap(fitted -> LifetimeFit.of(this, fitted));
        }
    },
    MBG_NBD("MBG/NBD", "customers may stop after each purchase, the first included (Batislam et al. 2007)") {
        @Override
        Fit<LifetimeFit<?>> fit(Histories histories, LifetimePurchases.AsOf customers) {
            return BgNbd.fit(histories, BgNbd.DropOut.AFTER_ANY).flatMap(fitted -> LifetimeFit.of(this, fitted));
        }
    },
    PARETO_NBD("Pareto/NBD", "customers may stop at any moment (Schmittlein, Morrison and Colombo 1987)") {
        @Override
        Fit<LifetimeFit<?>> fit(Histories histories, LifetimePurchases.AsOf customers) {
            return ParetoNbd.fit(histories).flatMap(fitted -> LifetimeFit.of(this, fitted));
        }
    },
    NBD("NBD", "customers never stop (Ehrenberg 1959)") {
        @Override
        Fit<LifetimeFit<?>> fit(Histories histories, LifetimePurchases.AsOf customers) {
            return LifetimeSteady.fit(customers).flatMap(fitted -> LifetimeFit.of(this, fitted));
        }
    };

    private final String title;
    private final String meaning;

    LifetimeModel(String title, String meaning) {
        this.title = title;
        this.meaning = meaning;
    }

    /** @param histories of the customers, equal ones kept once */
    abstract Fit<LifetimeFit<?>> fit(Histories histories, LifetimePurchases.AsOf customers);

    String title() {
        return title;
    }

    @Override
    public String meaning() {
        return meaning;
    }
}
