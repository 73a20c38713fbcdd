package org.wayworth.analytics.earned;

import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;
import org.wayworth.analytics.telling.RobustnessCheck;
import org.wayworth.vocabulary.Check;
import org.wayworth.vocabulary.Grade;
import org.wayworth.vocabulary.Measured;
import org.wayworth.vocabulary.Sentence;
import org.wayworth.vocabulary.Unit;

/** What could make growth look like something else than it is. */
final class EarnedChecks {

    /** One customer with a larger share of the revenue rules the figure. */
    private static final double LARGEST = 0.1;

    /** Products bought in both periods speak for all where they make up this share of the later sales. */
    private static final double MATCHED = 0.5;

    /** Old and new quantities as weights may give price changes this far apart. */
    private static final double INDICES_APART = 0.05;

    /** New customers with this share of the new revenue are recorded with the day on which they joined, or may be old ones. */
    private static final double JOINED = 0.9;

    private static final Unit SHARE = Unit.share("");

    private final EarnedStudy study;
    private final EarnedGrowth growth;
    private final EarnedStatements statements;

    EarnedChecks(EarnedStudy study, EarnedStatements statements) {
        this.study = study;
        this.growth = study.growth();
        this.statements = statements;
    }

    List<Check> ofEarned(Measured earned) {
        return List.of(said(), recognised(), prices(earned.value()), largest(), periods());
    }

    List<Check> ofRetained() {
        return List.of(prices(growth.share(EarnedGrowth.Part.KEPT).value() - 1), largest(), periods());
    }

    List<Check> ofPrices(PriceVolume prices) {
        return List.of(products(prices), matched(prices), indices(prices), largest(), periods());
    }

    private Check said() {
        return check("source of new customers", "Is it known how most of the new revenue came to us?")
                .passedIf(
                        growth.saidShare() >= EarnedAnalysis.ENOUGH_SAID,
                        "customers with " + SHARE.write(growth.saidShare())
                                + " of the new revenue reported how they came; at least "
                                + SHARE.write(EarnedAnalysis.ENOUGH_SAID) + " is needed");
    }

    /** Who bought only before the records began looks new on returning. */
    private Check recognised() {
        RobustnessCheck check = check(
                "new customers recognised", "Would customers who had bought before the records began be recognised?");
        String found = "sales are recorded from "
                + Sentence.date(LocalDate.ofEpochDay(study.records().firstDay())) + ", "
                + Unit.whole(Math.max(0, study.lookBack())) + " days before the earlier period; customers with "
                + SHARE.write(growth.joinedKnownShare())
                + " of the revenue counted as new have a known day of joining";
        return study.lookBack() >= study.options().periodDays() || growth.joinedKnownShare() >= JOINED
                ? check.passed(found)
                : check.cannotTell(found + ", others may be returning");
    }

    private Check prices(double change) {
        RobustnessCheck check = check("prices", "Would most of the change remain at the prices of the period before?");
        return growth.prices()
                .map(prices -> check.passedIf(
                        !statements.isMostlyPrices(change),
                        (prices.basis() == PriceVolume.Basis.PRODUCTS
                                        ? "prices changed by "
                                        : "revenue per order of the same customers changed by ")
                                + SHARE.write(growth.priceIndex().value() - 1)))
                .orElseGet(() ->
                        check.cannotTell("fewer than " + PriceVolume.FEWEST + " customers bought in both periods"));
    }

    private Check largest() {
        return check("one large customer", "Would the figure be about the same without the largest customer?")
                .passedIf(
                        growth.largestShare() <= LARGEST,
                        "the largest customer brought " + SHARE.write(growth.largestShare())
                                + " of the earlier revenue; at most " + SHARE.write(LARGEST) + " is accepted");
    }

    private Check periods() {
        return check("equal periods", "Are both periods of equal length, and both within the records?")
                .byDesign(study.earlier() + " and " + study.later());
    }

    private static Check products(PriceVolume prices) {
        return check("products known", "Do the sales carry products, so that prices can be told from larger orders?")
                .passedIf(
                        prices.basis() == PriceVolume.Basis.PRODUCTS,
                        SHARE.write(prices.knownShare()) + " of sales carry a product; at least "
                                + SHARE.write(PriceVolume.ENOUGH_KNOWN) + " is needed");
    }

    private static Check matched(PriceVolume prices) {
        return check(
                        "bought in both periods",
                        "Does what the same customers bought in both periods make up most of their later purchases?")
                .passedIf(
                        prices.matchedShare() >= MATCHED,
                        SHARE.write(prices.matchedShare()) + " of the later sales, of "
                                + Unit.whole(prices.customers()) + " customers; at least " + SHARE.write(MATCHED)
                                + " is needed");
    }

    private static Check indices(PriceVolume prices) {
        double earlier = prices.laspeyresIndex();
        double later = prices.paascheIndex();
        return check(
                        "earlier and later quantities",
                        "Is the change in prices about the same whether earlier or later quantities are its weights?")
                .passedIf(
                        Math.abs(earlier / later - 1) <= INDICES_APART,
                        change(earlier) + " by earlier quantities (Laspeyres), " + change(later)
                                + " by later ones (Paasche)");
    }

    private static String change(double index) {
        return Unit.share("").write(index - 1, 1, RoundingMode.HALF_EVEN);
    }

    private static RobustnessCheck check(String name, String question) {
        return RobustnessCheck.of(name, question).leaving(Grade.DESCRIPTIVE);
    }
}
