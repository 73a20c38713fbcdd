package org.wayworth.analytics.lifetime;

import java.util.ArrayList;
import java.util.List;
import org.wayworth.kernel.Fit;
import org.wayworth.kernel.lifetime.BetaDiscreteWeibull;
import org.wayworth.kernel.lifetime.Fitted;
import org.wayworth.kernel.lifetime.Renewals;
import org.wayworth.kernel.lifetime.RetentionModel;
import org.wayworth.kernel.lifetime.ShiftedBetaGeometric;
import org.wayworth.vocabulary.Step;

/** The model of how long contracts last: one with more parameters only where it fits clearly better. */
record RetentionChoice(Fitted<? extends RetentionModel<?>> fitted, String name) {

    /** Twice this is what one more parameter gains by chance in one of twenty samples. */
    private static final double GAIN = 1.92;

    static Fit<RetentionChoice> choose(Renewals renewals) {
        return GeometricRetention.fit(renewals).map(constant -> {
            RetentionChoice plain = new RetentionChoice(constant, "geometric");
            RetentionChoice mixed = ShiftedBetaGeometric.fit(renewals)
                    .fold(fitted -> plain.orBetter(new RetentionChoice(fitted, "shifted beta-geometric")), no -> plain);
            return BetaDiscreteWeibull.fit(renewals)
                    .fold(fitted -> mixed.orBetter(new RetentionChoice(fitted, "beta-discrete-Weibull")), no -> mixed);
        });
    }

    private RetentionChoice orBetter(RetentionChoice other) {
        return other.fitted().logLikelihood() > fitted.logLikelihood() + GAIN ? other : this;
    }

    RetentionModel<?> model() {
        return fitted.model();
    }

    List<? extends RetentionModel<?>> draws(int count, long seed) {
        return fitted.draws(count, seed);
    }

    Step step() {
        List<Step> steps = new ArrayList<>();
        for (int k = 0; k < model().names().size(); k++) {
            steps.add(Step.of(model().names().get(k), model().parameters().at(k)));
        }
        steps.add(Step.of("log-likelihood", fitted.logLikelihood()));
        return Step.of("model: " + name, steps);
    }
}
