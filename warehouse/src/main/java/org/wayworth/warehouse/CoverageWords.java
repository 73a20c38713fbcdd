package org.wayworth.warehouse;

import java.math.BigDecimal;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.wayworth.vocabulary.Unit;

/** A {@link Coverage} in sentences. */
final class CoverageWords {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.UK);

    private final Coverage coverage;

    CoverageWords(Coverage coverage) {
        this.coverage = coverage;
    }

    List<String> sentences() {
        List<String> sentences = new ArrayList<>();
        without(sentences);
        answers(sentences);
        buyers(sentences);
        coverage.unconverted().forEach(one -> sentences.add(unconverted(one)));
        refunds(sentences);
        coverage.window().ifPresent(window -> sentences.add(window(window)));
        setAside(sentences);
        return sentences;
    }

    private void without(List<String> sentences) {
        Map<String, List<Coverage.Without>> byLack = new LinkedHashMap<>();
        for (Coverage.Without one : coverage.without()) {
            String lack = one.lacksCustomer() && one.lacksDate()
                    ? "neither a customer nor a date"
                    : one.lacksCustomer() ? "no customer" : "no date";
            byLack.computeIfAbsent(lack, ignored -> new ArrayList<>()).add(one);
        }
        byLack.forEach((lack, ones) -> {
            long records = ones.stream().mapToLong(Coverage.Without::records).sum();
            String money = ones.stream().map(CoverageWords::money).collect(Collectors.joining(", "));
            sentences.add(counted(records, "record of a sale or refund has ", "records of sales and refunds have ")
                    + lack + " (" + money + "): no analysis of customers"
                    + (lack.equals("no date") ? " over time" : "") + " counts " + (records == 1 ? "it." : "them."));
        });
    }

    private static String money(Coverage.Without one) {
        return money(one.currency(), one.amount())
                + (one.refunded().signum() == 0
                        ? ""
                        : " after refunds of "
                                + money(one.currency(), one.refunded().negate()));
    }

    private void answers(List<String> sentences) {
        Coverage.Answers answers = coverage.answers();
        if (answers.all() == 0) {
            return;
        }
        if (!coverage.buyers().isEmpty()) {
            String rest = rest(answers);
            sentences.add(Unit.whole(answers.ofBuyers()) + " of " + Unit.whole(answers.all())
                    + (answers.all() == 1 ? " response is" : " responses are") + " matched to a customer who bought"
                    + (rest.isEmpty() ? "." : "; " + rest + "."));
            if (answers.nearKeys() > 0) {
                sentences.add(
                        counted(answers.nearKeys(), "key of the responses differs", "keys of the responses differ")
                                + " from a known key only in how it is written: more responses may be matched with fold: in the"
                                + " mapping.");
            }
        }
        if (answers.afterImport() > 0) {
            sentences.add(counted(answers.afterImport(), "response is dated", "responses are dated")
                    + " after the last import: correct the date, or the format: in the mapping.");
        }
    }

    private static String rest(Coverage.Answers answers) {
        List<String> parts = new ArrayList<>();
        if (answers.ofNobody() > 0) {
            parts.add(counted(answers.ofNobody(), "names", "name") + " no customer");
        }
        if (answers.ofStrangers() > 0) {
            parts.add(counted(answers.ofStrangers(), "names", "name") + " a customer whom no sales source knows");
        }
        if (answers.ofKnown() > 0) {
            parts.add(counted(answers.ofKnown(), "names", "name") + " a customer who bought nothing");
        }
        return String.join(", ", parts);
    }

    private void buyers(List<String> sentences) {
        if (!coverage.buyers().isEmpty()) {
            sentences.add("Customers with sales: "
                    + coverage.buyers().entrySet().stream()
                            .map(one -> Unit.whole(one.getValue()) + " in " + one.getKey())
                            .collect(Collectors.joining(", "))
                    + (coverage.buyers().size() == 1
                            ? "."
                            : ". Amounts of different currencies are not added up: " + rates()));
        }
    }

    private String rates() {
        return coverage.unrated().isEmpty()
                ? "import a table of exchange_rate to count all in one."
                : "the imported exchange_rate has no rate for " + String.join(", ", coverage.unrated()) + ".";
    }

    private static String unconverted(Coverage.Unconverted one) {
        return counted(one.records(), "transaction", "transactions") + " in " + one.currency() + " ("
                + money(one.currency(), one.amount()) + ") " + (one.records() == 1 ? "stays" : "stay") + " in "
                + one.currency() + ": the first rate is of " + DAY.format(one.firstOn())
                + (one.undated() == 0 ? "." : ", and " + counted(one.undated(), "has", "have") + " no date.");
    }

    private void refunds(List<String> sentences) {
        long all = coverage.refunds().stream().mapToLong(Coverage.Refunds::all).sum();
        long unmatched = coverage.refunds().stream()
                .mapToLong(Coverage.Refunds::unmatched)
                .sum();
        if (unmatched > 0) {
            sentences.add(Unit.whole(unmatched) + " of " + counted(all, "refund cancels", "refunds cancel")
                    + " no sale that could be found ("
                    + coverage.refunds().stream()
                            .filter(one -> one.unmatched() > 0)
                            .map(one -> money(one.currency(), one.amount()))
                            .collect(Collectors.joining(", "))
                    + "): name the order of refunds with episode: in the mapping where the source has it.");
        }
    }

    private String window(Coverage.Window window) {
        return "The observation window runs from " + DAY.format(window.startsOn()) + " to "
                + DAY.format(window.endsOn()) + ", " + end(window) + ": within it, no record means that "
                + (window.hasTransactions() ? "nothing was bought." : "nothing happened.");
    }

    private void setAside(List<String> sentences) {
        if (coverage.setAside() == 0) {
            return;
        }
        String places = coverage.examples().stream()
                .map(one -> one.fileName() + ", line " + Unit.whole(one.line()) + " (" + DAY.format(one.date()) + ")")
                .collect(Collectors.joining("; "));
        long more = coverage.setAside() - coverage.examples().size();
        boolean isOne = coverage.setAside() == 1;
        sentences.add(counted(coverage.setAside(), "transaction", "transactions")
                + (coverage.window().isPresent()
                        ? (isOne ? " lies outside it and does not move it: " : " lie outside it and do not move it: ")
                        : (isOne ? " is dated after the import: " : " are dated after the import: "))
                + places + (more > 0 ? "; and " + Unit.whole(more) + " more" : "") + ". " + advice());
    }

    /** {@code observed_until:} moves the end of the window; nothing moves its beginning. */
    private String advice() {
        boolean isBefore = coverage.window().isPresent()
                && coverage.setAside() == coverage.examples().size()
                && coverage.examples().stream()
                        .allMatch(one ->
                                one.date().isBefore(coverage.window().get().startsOn()));
        return isBefore
                ? "Correct the dates, or the format: in the mapping, where they are mistyped; of the days between them and the"
                        + " first day of the window too little is recorded to say that nothing was bought."
                : "If the dates are right, write observed_until: with the last day in the mapping; a day after the import is"
                        + " never observed.";
    }

    private String end(Coverage.Window window) {
        if (window.endsWithImport()) {
            return "the day of the last import";
        }
        if (window.isSaid()) {
            return "the day that the mapping names (observed_until:)";
        }
        if (!window.hasTransactions()) {
            return "the latest day of contracts and responses";
        }
        return coverage.setAside() > 0 && window.lastRecordOn().isAfter(window.endsOn())
                ? "the day of the last transaction that stands with the others"
                : "the day of the last transaction";
    }

    /** "1 answer", "2,000 answers". */
    private static String counted(long n, String one, String many) {
        return Unit.whole(n) + " " + (n == 1 ? one : many);
    }

    private static String money(String currency, BigDecimal amount) {
        return currency + " "
                + String.format(Locale.UK, "%,." + amount.scale() + "f", amount).replace('-', '\u2212');
    }
}
