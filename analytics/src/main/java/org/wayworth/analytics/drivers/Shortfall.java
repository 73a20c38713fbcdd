package org.wayworth.analytics.drivers;

import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.wayworth.analytics.audience.LatestRow;
import org.wayworth.vocabulary.Grade;
import org.wayworth.vocabulary.Measured;
import org.wayworth.vocabulary.Statement;
import org.wayworth.vocabulary.Unit;

/**
 * By how much customers rate a driver below its target, all of them together. Each customer whose money is known counts
 * once, with the latest rating.
 *
 * @param driver its question
 * @param customers who rate it below the target
 * @param points that they lie below it, added up
 */
record Shortfall(String driver, String target, long customers, double points) {

    /** @param isKnown by the place of a response in the survey, whether its customer's money is known */
    static Shortfall of(DriversStudy study, int place, IntPredicate isKnown) {
        int item = study.choice().together().get(place);
        double target = study.targetLevel(study.item(place));
        DriversRows rated = study.rows().rating(item).where(isKnown);
        double[] ratings = rated.ratings(item);
        double[] below = IntStream.of(LatestRow.ofEach(rated.customers(), rated.days(), i -> true))
                .mapToDouble(i -> target - ratings[i])
                .filter(points -> points > 0)
                .sorted()
                .toArray();
        double sum = 0;
        for (double points : below) {
            sum += points;
        }
        return new Shortfall(study.model().name(place), text(target), below.length, sum);
    }

    private static String text(double target) {
        return target == Math.rint(target)
                ? Unit.whole(target)
                : Unit.number("").write(target);
    }

    /**
     * What goes with the shortfall of all these customers, less than at the target; empty where nobody falls short.
     *
     * @param perPoint money per customer and point
     */
    Optional<Measured> of(Measured perPoint, String span) {
        return customers == 0
                ? Optional.empty()
                : Optional.of(new Measured(
                        -points * perPoint.value(),
                        -points * perPoint.high(),
                        -points * perPoint.low(),
                        perPoint.level(),
                        Unit.money(perPoint.unit().symbol(), span)));
    }

    Statement statement(Measured money, String span, Grade grade) {
        return Statement.difference(
                "A rating of {driver} below {target} {verb} {money} {less} revenue {span} from {n} {who}, through the overall"
                        + " rating.",
                Statement.name("driver", driver),
                Statement.words("target", target),
                Statement.verb(grade),
                Statement.size("money", money),
                Statement.words("less", money.value() < 0 ? "less" : "more"),
                Statement.words("span", span),
                Statement.words("n", customers),
                Statement.words("who", customers == 1 ? "customer" : "customers"));
    }

    /** For the estimand. */
    String text() {
        return "The headline adds this up over the "
                + Unit.whole(customers) + (customers == 1 ? " customer" : " customers") + " who rate \"" + driver
                + "\" below " + target + ", each by the points that the latest rating lies below it.";
    }
}
