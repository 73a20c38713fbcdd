package org.wayworth.analytics.audience;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.wayworth.vocabulary.Unit;
import org.wayworth.warehouse.Warehouse;

/**
 * In which currencies customers pay. A question counts in one of them; customers who pay in another are left out of it
 * and counted, since what they bring is not nothing but unknown.
 *
 * @param all sales by currency, the one with most customers first
 */
public record Currencies(List<Sales> all) {

    /** More customers than this share who pay in other currencies are too many to leave out unasked. */
    private static final double MOST_LEFT_OUT = 0.10;

    public Currencies {
        all = List.copyOf(all);
    }

    public static Currencies of(Warehouse warehouse) {
        return new Currencies(Sales.of(warehouse));
    }

    /** Those with a dated sale of a known customer. */
    public List<Sales> dated() {
        return all.stream().filter(sales -> sales.nDated() > 0).toList();
    }

    /**
     * The one to count in: the one asked for, or the one in which nearly all customers pay. Empty where there are no
     * dated sales in it, and where too many customers pay in another.
     */
    public Optional<Sales> choose(Optional<String> asked) {
        return isUnclear(asked)
                ? Optional.empty()
                : dated().stream()
                        .filter(sales -> asked.isEmpty() || asked.get().equalsIgnoreCase(sales.currency()))
                        .findFirst();
    }

    /** Whether somebody must say which currency is meant. */
    public boolean isUnclear(Optional<String> asked) {
        List<Sales> dated = dated();
        long customers = dated.stream().mapToLong(Sales::nCustomers).sum();
        return asked.isEmpty() && !dated.isEmpty() && customers - dated.get(0).nCustomers() > MOST_LEFT_OUT * customers;
    }

    /** "EUR 120 customers, USD 118 customers". */
    public String text() {
        return dated().stream()
                .map(sales -> sales.currency() + " " + Unit.whole(sales.nCustomers())
                        + (sales.nCustomers() == 1 ? " customer" : " customers"))
                .collect(Collectors.joining(", "));
    }
}
