package org.wayworth.analytics.lifetime;

import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import org.wayworth.analytics.Run;
import org.wayworth.analytics.buying.Buying;
import org.wayworth.analytics.buying.BuyingStudy;
import org.wayworth.analytics.buying.Forecast;
import org.wayworth.analytics.telling.FindingBuilder;
import org.wayworth.vocabulary.Check;
import org.wayworth.vocabulary.Check.Verdict;
import org.wayworth.vocabulary.Finding;
import org.wayworth.vocabulary.Grade;
import org.wayworth.vocabulary.Measured;
import org.wayworth.vocabulary.Outcome;
import org.wayworth.vocabulary.Statement;
import org.wayworth.vocabulary.Step;
import org.wayworth.vocabulary.Unit;

/** What the running contracts will bring: how long they stay, times the regular sales during a contract. */
final class LifetimeContractValue {

    private static final double LEVEL = 0.95;

    /** Fewer of the contracts with a regular sale than this, and the others' money may be missing. */
    private static final double MOST_PAY = 0.9;

    private final LifetimeContractStudy study;
    private final LifetimeOptions options;

    private LifetimeContractValue(LifetimeContractStudy study) {
        this.study = study;
        this.options = study.options();
    }

    static Outcome of(LifetimeContractRead read, LifetimeOptions options, Buying buying, Run run, int index) {
        LifetimeContractRefusals refusals = new LifetimeContractRefusals(options, read, run);
        return refusals.beforeFitting()
                .<Outcome>map(no -> no)
                .orElseGet(() -> LifetimeContractStudy.fit(
                                options, read, buying.totals(read.regular()).refundedShare(), run.seed())
                        .<Outcome>fold(
                                study -> new Outcome.Answer(
                                        List.of(new LifetimeContractValue(study).finding(run, index))),
                                refusals::notComputable));
    }

    private Finding finding(Run run, int index) {
        Measured total = new Measured(
                study.now().total().value(),
                study.total().low(),
                study.total().high(),
                LEVEL,
                study.unit("of " + options.plan().measure() + " in "
                        + options.plan().horizon()));
        return new FindingBuilder(run, index, LifetimeAnalysis.CARD.question(), study.base())
                .estimand(estimand())
                .estimate(total)
                .checks(checks())
                .pictures(new LifetimeContractExhibits(study).all())
                .assuming(assumptions())
                .workings(workings())
                .stating(Statement.description("{sentence}", Statement.name("sentence", statement(total))));
    }

    private String estimand() {
        Unit share = Unit.share("");
        return "What contracts that ran on " + study.end() + " bring in the "
                + options.plan().horizon() + " after it"
                + options.plan()
                        .discountRate()
                        .map(rate -> ", later money counted less by " + share.write(rate) + " a year")
                        .orElse(", later money counted in full")
                + ", from regular sales during the contract: "
                + BuyingStudy.names(study.read().regular())
                + options.plan()
                        .marginShare()
                        .map(margin -> "; margin taken to be " + share.write(margin) + " of revenue")
                        .orElse("; no margin was given, so this is revenue")
                + ". Each sale counts without the " + share.write(study.refundedShare())
                + " of sales that are paid back.";
    }

    private String statement(Measured total) {
        String what = total.valueText() + " of " + options.plan().measure() + " in the next "
                + options.plan().horizon();
        Forecast.Test test = study.moneyTest();
        if (test.isPassed()) {
            return "Running contracts will bring about " + what + ", if they go on as before.";
        }
        return "Running contracts may bring " + what + "; in its test this forecast came out too "
                + (test.off() < 0 ? "low" : "high") + ".";
    }

    private List<Check> checks() {
        Forecast.Test contracts = study.contractsTest();
        Forecast.Test money = study.moneyTest();
        LifetimeRunning running = study.now().running();
        double paying = (double) running.paying() / running.measured();
        boolean isTested = options.horizonDays() <= study.span().holdoutDays();
        return List.of(
                tested(
                        "running contracts in the hold-out",
                        "Of the contracts that ran "
                                + Unit.whole(study.span().holdoutDays())
                                + " days before the end, does the model foresee how many still run?",
                        contracts,
                        Unit.count("")),
                tested(
                        "money of contracts in the hold-out",
                        "And what they brought in those days?",
                        money,
                        study.unit("")),
                new Check(
                        "contracts with sales",
                        "Do the contracts show regular sales, so that no money is missing?",
                        paying >= MOST_PAY ? Verdict.PASSED : Verdict.FAILED,
                        Unit.share("").write(paying) + " of the contracts that ran through the last "
                                + Unit.whole(study.span().windowDays()) + " days brought one",
                        Grade.DESCRIPTIVE),
                new Check(
                        "horizon of contracts",
                        "Was a forecast tested over as long a time?",
                        isTested ? Verdict.PASSED : Verdict.CANNOT_TELL,
                        "value is counted for " + Unit.whole(options.horizonDays())
                                + " days, the test covers "
                                + Unit.whole(study.span().holdoutDays()),
                        Grade.DESCRIPTIVE));
    }

    private static Check tested(String name, String question, Forecast.Test test, Unit unit) {
        return new Check(
                name,
                question,
                test.isPassed() ? Verdict.PASSED : Verdict.FAILED,
                "foreseen " + whole(unit, test.expected()) + " (95%: " + whole(unit, test.low()) + " to "
                        + whole(unit, test.high()) + "), came " + whole(unit, test.actual()) + ", off by "
                        + Unit.share("").write(test.off()),
                Grade.DESCRIPTIVE);
    }

    private static String whole(Unit unit, double value) {
        return unit.write(value, 0, RoundingMode.HALF_EVEN);
    }

    private List<String> assumptions() {
        List<String> assumptions = new ArrayList<>();
        assumptions.add("Contracts of one age go on alike, whenever they began, and at the prices of the last "
                + Unit.whole(study.span().windowDays()) + " days.");
        assumptions.add("Contracts that began in those days are taken to bring as much a period as the older ones.");
        assumptions.add("The interval joins the uncertainty of the retention model ("
                + LifetimeContractForecast.DRAWS + " draws of its parameters), of the money a period (as many draws of"
                + " the customers) and chance"
                + (study.moneyTest().isWithin()
                        ? ", not that another kind of model may be right."
                        : "; it is stretched so that the forecast may miss by as much as it did in the test."));
        if (study.span().windowDays() < 365) {
            assumptions.add(
                    "Money was looked at over less than a year, so yearly fees may be missed or counted twice.");
        }
        if (options.plan().discountRate().isEmpty()) {
            assumptions.add("Nobody gave a discount rate, so money in the last year counts like money tomorrow.");
        }
        return assumptions;
    }

    private List<Step> workings() {
        LifetimeRunning running = study.now().running();
        return List.of(
                Step.of(
                        "rows",
                        List.of(
                                Step.of("contracts", study.rows().size()),
                                Step.of(
                                        "running on " + study.calibratedUntil(),
                                        study.early().running().size()),
                                Step.of("running on " + study.end(), running.size()),
                                Step.of("of these with money of a whole window", running.measured()),
                                Step.of("customers of these", running.measuredCustomers()))),
                study.retention().step(),
                Step.of(
                        "value",
                        List.of(
                                Step.of(
                                        "periods expected to stay, discounted",
                                        study.now().stay().value()),
                                Step.of(
                                        "money a period of " + options.periodDays() + " days",
                                        study.now().money().value()),
                                Step.of("total", study.now().total().value()))),
                Step.of("share of sales paid back", study.refundedShare()));
    }
}
