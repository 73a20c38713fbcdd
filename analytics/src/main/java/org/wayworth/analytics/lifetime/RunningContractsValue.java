package org.wayworth.analytics.lifetime;

import java.util.ArrayList;
import java.util.List;
import org.wayworth.analytics.Run;
import org.wayworth.analytics.audience.Relationships;
import org.wayworth.analytics.buying.Buying;
import org.wayworth.analytics.buying.BuyingChecks;
import org.wayworth.analytics.buying.BuyingStudy;
import org.wayworth.analytics.telling.FindingBuilder;
import org.wayworth.analytics.telling.RobustnessCheck;
import org.wayworth.vocabulary.Check;
import org.wayworth.vocabulary.Finding;
import org.wayworth.vocabulary.Grade;
import org.wayworth.vocabulary.Measured;
import org.wayworth.vocabulary.Outcome;
import org.wayworth.vocabulary.Sentence;
import org.wayworth.vocabulary.Statement;
import org.wayworth.vocabulary.Step;
import org.wayworth.vocabulary.Unit;

/** What the running contracts are expected to bring: how long they last, times the regular sales during a contract. */
final class RunningContractsValue {

    private static final double LEVEL = 0.95;

    /** Fewer of the contracts with a regular sale than this, and the others' money may be missing. */
    private static final double MOST_PAY = 0.9;

    private final RunningContractsStudy study;
    private final LifetimeOptions options;

    private final Check survivorship;

    private RunningContractsValue(RunningContractsStudy study, Check survivorship) {
        this.study = study;
        this.survivorship = survivorship;
        this.options = study.options();
    }

    static Outcome of(ContractRecords records, LifetimeOptions options, Buying buying, Run run, int index) {
        RunningContractsRefusals refusals = new RunningContractsRefusals(options, records, run);
        return refusals.beforeFitting(buying.survivorship())
                .<Outcome>map(no -> no)
                .orElseGet(() -> RunningContractsStudy.fit(
                                options,
                                records,
                                buying.totals(records.regular()).refundedShare(),
                                run.seed())
                        .<Outcome>fold(
                                study -> new Outcome.Answer(List.of(new RunningContractsValue(
                                                study, buying.survivorship().contractsCheck())
                                        .finding(run, index))),
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
                .forecast(true)
                .checks(checks())
                .pictures(new RunningContractsExhibits(study).all())
                .assuming(assumptions())
                .workings(workings())
                .stating(Statement.description(
                        "Running contracts are expected to bring {value} of {measure} in the next {horizon}{ending}.",
                        Statement.value("value", total),
                        Statement.words("measure", options.plan().measure()),
                        Statement.words("horizon", options.plan().horizon()),
                        Statement.words("ending", LifetimeAnalysis.ending(study.moneyTest()))));
    }

    private String estimand() {
        Unit share = Unit.share("");
        return Sentence.begin(options.plan().measure()) + " that contracts that ran on " + Sentence.date(study.end())
                + ", the last day observed, bring in the "
                + options.plan().horizon() + " after it, " + options.plan().discounting()
                + ", from regular sales during the contract: "
                + BuyingStudy.names(study.records().regular())
                + options.plan()
                        .marginShare()
                        .map(margin -> "; margin is assumed to be " + share.write(margin) + " of revenue")
                        .orElse("; no margin was given, so this is revenue")
                + ". Each sale counts less the " + share.write(study.refundedShare())
                + " of sales that are refunded. " + Relationships.COUNTED;
    }

    private List<Check> checks() {
        RunningContracts running = study.now().running();
        double paying = (double) running.paying() / running.measured();
        String holdout = Unit.whole(study.span().holdoutDays()) + " days";
        return List.of(
                BuyingChecks.tested(
                        "running contracts in the hold-out",
                        "Fitted without the last " + holdout
                                + ", does the model forecast how many contracts ran on to their end?",
                        study.contractsTest(),
                        Unit.count("")),
                BuyingChecks.tested(
                        "money of contracts in the hold-out",
                        "Fitted without the last " + holdout
                                + ", does the model forecast what contracts brought in them?",
                        study.moneyTest(),
                        study.unit("")),
                RobustnessCheck.of(
                                "contracts with sales",
                                "Do the contracts show regular sales, so that no money is missing?")
                        .leaving(Grade.DESCRIPTIVE)
                        .passedIf(
                                paying >= MOST_PAY,
                                Unit.share("").write(paying) + " of the contracts that ran through the last "
                                        + Unit.whole(study.span().windowDays())
                                        + " days show one; at least "
                                        + Unit.share("").write(MOST_PAY) + " are needed"),
                survivorship,
                BuyingChecks.horizon(
                        "horizon of contracts",
                        options.horizonDays(),
                        study.span().holdoutDays()));
    }

    private List<String> assumptions() {
        List<String> assumptions = new ArrayList<>();
        assumptions.add(
                "Contracts of the same age last equally long, whenever they began, and at the prices of the last "
                        + Unit.whole(study.span().windowDays()) + " days.");
        assumptions.add("Contracts that began in those days are assumed to bring as much a period as the older ones.");
        assumptions.add("The interval covers the uncertainty of the retention model ("
                + ContractForecast.DRAWS + " draws of its parameters), of the money a period (as many draws of"
                + " the customers) and chance"
                + (study.moneyTest().isWithin()
                        ? ", but not that another kind of model may be right."
                        : "; it is widened so that the forecast may miss by as much as it did in its test."));
        if (study.span().windowDays() < 365) {
            assumptions.add(
                    "Money was counted over less than a year, so that yearly fees may be missed or counted twice.");
        }
        if (options.plan().discountRate().isEmpty()) {
            assumptions.add(LifetimeAnalysis.NO_DISCOUNT);
        }
        return assumptions;
    }

    private List<Step> workings() {
        RunningContracts running = study.now().running();
        return List.of(
                Step.of(
                        "rows",
                        List.of(
                                Step.of("contracts", study.rows().size()),
                                Step.of(
                                        "running on " + Sentence.date(study.calibratedUntil()),
                                        study.early().running().size()),
                                Step.of("running on " + Sentence.date(study.end()), running.size()),
                                Step.of("of these, with money of the whole window", running.measured()),
                                Step.of("customers who hold them", running.measuredCustomers()))),
                study.retention().step(),
                Step.of(
                        "value",
                        List.of(
                                Step.of(
                                        "periods expected to last, discounted",
                                        study.now().stay().value()),
                                Step.of(
                                        "money a period of " + options.periodDays() + " days",
                                        study.now().money().value()),
                                Step.of("total", study.now().total().value()))),
                Step.of("share of sales refunded", study.refundedShare()));
    }
}
