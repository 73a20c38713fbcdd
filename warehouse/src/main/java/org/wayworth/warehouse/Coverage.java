package org.wayworth.warehouse;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the tables can say of customers who answered and of customers who bought: which records meet, which don't, and
 * from when to when silence means that nothing was bought.
 *
 * @param without sales and refunds without a customer or a date
 * @param buyers customers with sales by currency; who buys in two stands in both
 * @param setAside dated transactions outside the window
 * @param examples the first of them
 * @param unconverted what no exchange rate reaches, by currency
 * @param unrated currencies of sales without a single rate, where there are rates for others
 * @param refunds by currency
 */
public record Coverage(
        List<Without> without,
        Map<String, Long> buyers,
        Answers answers,
        Optional<Window> window,
        long setAside,
        List<Dated> examples,
        List<Unconverted> unconverted,
        List<String> unrated,
        List<Refunds> refunds) {

    public Coverage {
        without = List.copyOf(without);
        examples = List.copyOf(examples);
        unconverted = List.copyOf(unconverted);
        unrated = List.copyOf(unrated);
        refunds = List.copyOf(refunds);
    }

    /**
     * Sales and refunds of one currency that lack the same.
     *
     * @param amount sales less refunds
     * @param refunded of these, 0 or less
     */
    public record Without(
            boolean lacksCustomer,
            boolean lacksDate,
            String currency,
            long records,
            BigDecimal amount,
            BigDecimal refunded) {}

    /**
     * Answers by what is known of who gave them.
     *
     * @param ofBuyers of customers with a sale
     * @param ofKnown of customers whom a source of sales names, without a sale
     * @param ofStrangers of customers whom no source of sales names
     * @param ofNobody without a customer
     * @param afterImport dated later than the last import
     * @param nearKeys keys of files of answers that differ from known ones only in how they are written
     */
    public record Answers(
            long all, long ofBuyers, long ofKnown, long ofStrangers, long ofNobody, long afterImport, long nearKeys) {}

    /**
     * From when to when silence means that nothing happened.
     *
     * @param isSaid whether the mapping says the end
     * @param endsWithImport whether the import is the end
     * @param hasTransactions whether it is the transactions' window, or else the contracts'
     */
    public record Window(
            LocalDate startsOn,
            LocalDate endsOn,
            boolean isSaid,
            boolean endsWithImport,
            LocalDate lastRecordOn,
            boolean hasTransactions) {}

    /** A dated record by its place. */
    public record Dated(String fileName, long line, LocalDate date) {}

    /** @param firstOn the first day of which there is a rate @param undated how many of the records have no date */
    public record Unconverted(String currency, long records, long undated, BigDecimal amount, LocalDate firstOn) {}

    /** @param unmatched how many cancel no sale that could be found @param amount of these */
    public record Refunds(String currency, long all, long unmatched, BigDecimal amount) {}

    /** In sentences, the gravest first. */
    public List<String> sentences() {
        return new CoverageWords(this).sentences();
    }
}
