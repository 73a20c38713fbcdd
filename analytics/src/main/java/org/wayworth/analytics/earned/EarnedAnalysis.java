package org.wayworth.analytics.earned;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.wayworth.analytics.Analysis;
import org.wayworth.analytics.Card;
import org.wayworth.analytics.Run;
import org.wayworth.analytics.telling.FindingBuilder;
import org.wayworth.analytics.telling.RefusalBuilder;
import org.wayworth.kernel.Fit;
import org.wayworth.vocabulary.Base;
import org.wayworth.vocabulary.Check;
import org.wayworth.vocabulary.Check.Verdict;
import org.wayworth.vocabulary.Grade;
import org.wayworth.vocabulary.Measured;
import org.wayworth.vocabulary.Outcome;
import org.wayworth.vocabulary.Outcome.Reason;
import org.wayworth.vocabulary.Statement;
import org.wayworth.vocabulary.Unit;
import org.wayworth.vocabulary.exhibit.Exhibit;
import org.wayworth.warehouse.Columns;
import org.wayworth.warehouse.Warehouse;

/** How much of our growth is earned? */
final class EarnedAnalysis implements Analysis<EarnedOptions> {

    static final Card CARD = new Card(100, "earned", "Earned growth", "How much of our growth is earned?");

    /** Where fewer of the new customers, by revenue, said how they came, only bounds are told. */
    static final double ENOUGH_SAID = 0.5;

    /** One customer with a larger share of the revenue rules the figure. */
    private static final double LARGEST = 0.1;

    private record Nothing() {}

    /** A row of {@code earned-attributes.sql}. */
    private record Known(String name, long nCustomers) {}

    /** What {@code earned.sql} is asked for. */
    private record Query(String currency, String attribute, long endDay, int periodDays) {}

    @Override
    public Card card() {
        return CARD;
    }

    @Override
    public EarnedOptions defaults() {
        return EarnedOptions.standard();
    }

    @Override
    public Outcome run(EarnedOptions options, Warehouse warehouse, Run run) {
        Optional<EarnedSpan> span =
                warehouse.rows(EarnedAnalysis.class, "earned-span.sql", new Nothing(), EarnedSpan.class).stream()
                        .filter(s -> s.nDated() > 0)
                        .findFirst();
        if (span.isEmpty()) {
            return refusal(
                    Reason.NO_DATA,
                    "No sale that has a date and belongs to a known customer.",
                    "Dated sales of known customers over two periods of equal length.",
                    "Import transactions, and map occurred_at and the customer's key.",
                    Base.of(0, "customers"),
                    run);
        }
        List<String> attributes =
                warehouse.rows(EarnedAnalysis.class, "earned-attributes.sql", new Nothing(), Known.class).stream()
                        .map(Known::name)
                        .toList();
        Optional<String> attribute = options.attribute(attributes);
        if (attribute.isEmpty()) {
            return nobodyAsked(attributes, options, run);
        }
        long end = options.end().map(LocalDate::toEpochDay).orElse(span.get().endDay());
        long observed = end - span.get().firstDay() + 1;
        if (end > span.get().endDay() || observed < 2L * options.periodDays()) {
            return tooShort(span.get(), end, options, run);
        }
        return grow(span.get(), attribute.get(), end, options, warehouse, run);
    }

    private static Outcome grow(
            EarnedSpan span, String attribute, long end, EarnedOptions options, Warehouse warehouse, Run run) {
        Columns columns = warehouse.read(
                EarnedAnalysis.class, "earned.sql", new Query(span.currency(), attribute, end, options.periodDays()));
        double minor =
                Math.pow(10, java.util.Currency.getInstance(span.currency()).getDefaultFractionDigits());
        Fit<EarnedGrowth> growth = columns.size() == 0
                ? Fit.impossible(Fit.Reason.TOO_FEW_ROWS, "no customers in the two periods", "Choose another end.")
                : EarnedGrowth.of(columns, minor, options, run.seed());
        return growth.fold(
                found -> found.customers(EarnedGrowth.Part.KEPT) < options.minimumCustomers()
                        ? tooFew(found, options, run)
                        : answer(new EarnedStudy(found, span, attribute, end, options), run),
                no -> refusal(
                        Reason.TOO_FEW,
                        "The growth cannot be computed: " + no.found() + ".",
                        "Revenue in both periods.",
                        no.advice(),
                        Base.of(0, "customers"),
                        run));
    }

    private static Outcome answer(EarnedStudy study, Run run) {
        EarnedGrowth growth = study.growth();
        boolean isEnough = growth.saidShare() >= ENOUGH_SAID;
        Measured earned = isEnough ? growth.alike() : growth.bounds();
        Measured kept = growth.share(EarnedGrowth.Part.KEPT);
        EarnedExhibits exhibits = new EarnedExhibits(study);
        List<Check> checks = checks(study);
        return new Outcome.Answer(List.of(
                new FindingBuilder(run, 0, CARD.question(), study.base())
                        .estimand(study.estimand())
                        .estimate(earned)
                        .checks(checks)
                        .pictures(exhibits.all())
                        .assuming(assumptions(study, isEnough))
                        .workings(exhibits.workings())
                        .stating(Statement.description(
                                "{sentence}", Statement.name("sentence", statement(growth, earned, isEnough)))),
                new FindingBuilder(run, 1, CARD.question(), study.base())
                        .estimand("Net revenue retention: what the customers of the " + study.earlier()
                                + " brought in the " + study.later() + ", as a share of what they brought before.")
                        .estimate(kept)
                        .checks(checks)
                        .pictures(exhibits.ofParts())
                        .assuming(
                                List.of(
                                        "The interval says how far other customers of the same kind would have moved the share."))
                        .workings(exhibits.workings())
                        .stating(Statement.description(
                                "{sentence}",
                                Statement.name(
                                        "sentence",
                                        "Customers of the period before brought " + kept.valueText()
                                                + " of what they brought then.")))));
    }

    private static String statement(EarnedGrowth growth, Measured earned, boolean isEnough) {
        if (isEnough) {
            return "Earned growth is " + earned.valueText()
                    + ": what those who stayed and those whom others sent bring, against the period before.";
        }
        Measured bounds = new Measured(
                earned.value(), growth.least().value(), growth.most().value(), earned.level(), earned.unit());
        return "Earned growth lies between " + bounds.lowText() + " and " + bounds.highText()
                + ": most new customers did not say how they came.";
    }

    private static List<Check> checks(EarnedStudy study) {
        EarnedGrowth growth = study.growth();
        return List.of(
                check(
                        "who said how they came",
                        "Do we know how most of the new revenue came to us?",
                        growth.saidShare() >= ENOUGH_SAID,
                        "customers with " + Unit.share("").write(growth.saidShare())
                                + " of the new revenue said; at least "
                                + Unit.share("").write(ENOUGH_SAID)),
                check(
                        "equal periods",
                        "Are both periods of equal length, and both within the records?",
                        true,
                        study.earlier() + " and " + study.later()),
                check(
                        "one large customer",
                        "Would the figure be about the same without the largest customer?",
                        growth.largestShare() <= LARGEST,
                        "no customer brought more than " + Unit.share("").write(growth.largestShare())
                                + " of the earlier revenue"));
    }

    private static Check check(String name, String question, boolean isPassed, String found) {
        return new Check(name, question, isPassed ? Verdict.PASSED : Verdict.FAILED, found, Grade.DESCRIPTIVE);
    }

    private static List<String> assumptions(EarnedStudy study, boolean isEnough) {
        List<String> assumptions = new ArrayList<>();
        assumptions.add("Counted as earned: " + study.earnedValues() + ".");
        assumptions.add(
                isEnough
                        ? "New customers who did not say came as those who did, revenue for revenue."
                        : "The interval reaches from nobody to all of those who did not say being sent by others, and"
                                + " as far beyond as chance goes.");
        assumptions.add("People say truly what brought them, and what brought them is one thing.");
        assumptions.add("Earlier customers who had been away for a whole period count as neither kept nor earned.");
        return assumptions;
    }

    private static Outcome nobodyAsked(List<String> attributes, EarnedOptions options, Run run) {
        return refusal(
                Reason.NO_DATA,
                attributes.isEmpty()
                        ? "No attribute of customers."
                        : "These attributes: " + String.join(", ", attributes) + ".",
                options.cameBy()
                        .map(name -> "The attribute \"" + name + "\".")
                        .orElse("An attribute that says how customers came to us, such as came_by."),
                "Name it (came-by), or ask new customers how they came to you and import what they say.",
                Base.of(0, "customers"),
                run);
    }

    private static Outcome tooShort(EarnedSpan span, long end, EarnedOptions options, Run run) {
        return refusal(
                Reason.NOT_OBSERVED_LONG_ENOUGH,
                "Sales from " + LocalDate.ofEpochDay(span.firstDay()) + " to " + LocalDate.ofEpochDay(span.endDay())
                        + "; two periods of " + Unit.whole(options.periodDays()) + " days up to "
                        + LocalDate.ofEpochDay(end)
                        + " do not fit in.",
                "Records of " + Unit.whole(2L * options.periodDays()) + " days up to that day.",
                "Choose shorter periods (period-days; whole years hold each season once) or another end.",
                Base.of(0, "customers"),
                run);
    }

    private static Outcome tooFew(EarnedGrowth growth, EarnedOptions options, Run run) {
        return refusal(
                Reason.TOO_FEW,
                Unit.whole(growth.customers(EarnedGrowth.Part.KEPT)) + " customers in the earlier period.",
                "At least " + Unit.whole(options.minimumCustomers()) + ".",
                "Choose longer periods (period-days), or import more customers.",
                Base.of(growth.size(), "customers"),
                run);
    }

    private static Outcome refusal(Reason reason, String have, String need, String next, Base base, Run run) {
        List<Exhibit> exhibits =
                base.before() == 0 ? List.of() : List.of(new Exhibit.Attrition("Who could take part", base));
        return new RefusalBuilder(run, CARD.question(), reason)
                .have(have)
                .need(need)
                .next(next)
                .base(base)
                .pictures(exhibits)
                .refusal();
    }
}
