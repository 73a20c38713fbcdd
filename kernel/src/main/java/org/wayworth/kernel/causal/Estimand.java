package org.wayworth.kernel.causal;

/** For whom an effect is averaged. */
public enum Estimand {
    /** All: what if everybody had the exposure, against nobody. */
    ALL {
        @Override
        double weight(boolean treated, double propensity) {
            return treated ? 1 / propensity : 1 / (1 - propensity);
        }
    },
    /** Those who had it: what it did for them. */
    TREATED {
        @Override
        double weight(boolean treated, double propensity) {
            return treated ? 1 : propensity / (1 - propensity);
        }
    },
    /** Those who might as well have gone either way; needs no rows to be left out (Li, Morgan and Zaslavsky 2018). */
    OVERLAP {
        @Override
        double weight(boolean treated, double propensity) {
            return treated ? 1 - propensity : propensity;
        }
    };

    /** By how much a row counts so that both groups look like those for whom the effect is meant. */
    abstract double weight(boolean treated, double propensity);

    /** Whether a row of this propensity stays in the population. */
    boolean keeps(Overlap.Rule rule, double propensity) {
        return switch (this) {
            case ALL -> propensity >= rule.low() && propensity <= rule.high();
            case TREATED -> propensity <= rule.high();
            case OVERLAP -> true;
        };
    }
}
