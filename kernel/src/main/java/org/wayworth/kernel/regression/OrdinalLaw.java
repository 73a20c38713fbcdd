package org.wayworth.kernel.regression;

import org.apache.commons.statistics.distribution.ContinuousDistribution;
import org.apache.commons.statistics.distribution.LogisticDistribution;
import org.apache.commons.statistics.distribution.NormalDistribution;

/** A symmetric law with its density's slope. */
enum OrdinalLaw {
    LOGIT(Ordinal.Link.LOGIT) {
        @Override
        double slope(double x, double density) {
            return density * (1 - 2 * share(x));
        }
    },
    PROBIT(Ordinal.Link.PROBIT) {
        @Override
        double slope(double x, double density) {
            return -x * density;
        }
    };

    private static final ContinuousDistribution LOGISTIC = LogisticDistribution.of(0, 1);
    private static final ContinuousDistribution NORMAL = NormalDistribution.of(0, 1);

    private final Ordinal.Link link;

    OrdinalLaw(Ordinal.Link link) {
        this.link = link;
    }

    static OrdinalLaw of(Ordinal.Link link) {
        return link == Ordinal.Link.LOGIT ? LOGIT : PROBIT;
    }

    private ContinuousDistribution law() {
        return link == Ordinal.Link.LOGIT ? LOGISTIC : NORMAL;
    }

    double share(double x) {
        return law().cumulativeProbability(x);
    }

    double density(double x) {
        return Double.isInfinite(x) ? 0 : law().density(x);
    }

    /** F(high) − F(low), worked out in the tail that keeps its digits. */
    double between(double low, double high) {
        return low > 0
                ? law().survivalProbability(low) - law().survivalProbability(high)
                : law().cumulativeProbability(high) - law().cumulativeProbability(low);
    }

    double quantile(double share) {
        return law().inverseCumulativeProbability(share);
    }

    /** The density's derivative, given the density. */
    abstract double slope(double x, double density);
}
