package org.wayworth.analytics;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.wayworth.vocabulary.Base;
import org.wayworth.vocabulary.Outcome;
import org.wayworth.warehouse.Warehouse;

/**
 * What data a question needs: something of each kind, where a kind may have stand-ins. The one place that refuses where a
 * kind is absent altogether; what is there and does not do, the question itself says.
 *
 * @param kinds each with its stand-ins: of each list one is enough
 */
public record Needs(List<List<Need>> kinds) {

    /** What {@code needs.sql} is asked for. */
    private record Nothing() {}

    /** One row: which tables hold anything. */
    private record Present(
            boolean feedback,
            boolean transaction,
            boolean contract,
            boolean answer,
            boolean promise,
            boolean invitation,
            boolean interaction,
            boolean customerAttribute) {}

    public Needs {
        kinds = kinds.stream().map(List::copyOf).toList();
    }

    /** All of these. */
    public static Needs of(Need... needs) {
        return new Needs(List.of(needs).stream().map(List::of).toList());
    }

    /** And one of these. */
    public Needs andOneOf(Need... standIns) {
        List<List<Need>> more = new ArrayList<>(kinds);
        more.add(List.of(standIns));
        return new Needs(more);
    }

    /** What there is none of. */
    public static Set<Need> absent(Warehouse warehouse) {
        Present present = warehouse
                .rows(Needs.class, "needs.sql", new Nothing(), Present.class)
                .get(0);
        Set<Need> absent = EnumSet.noneOf(Need.class);
        for (Need need : Need.values()) {
            if (!isThere(need, present)) {
                absent.add(need);
            }
        }
        return absent;
    }

    private static boolean isThere(Need need, Present present) {
        return switch (need) {
            case FEEDBACK -> present.feedback();
            case SALES -> present.transaction();
            case CONTRACTS -> present.contract();
            case ANSWERS -> present.answer();
            case PROMISES -> present.promise();
            case INVITATIONS -> present.invitation();
            case CONTACTS -> present.interaction();
            case ATTRIBUTES -> present.customerAttribute();
        };
    }

    /** Why the question cannot be asked of these data at all; empty where it can. */
    public Optional<Outcome> refusal(String question, Warehouse warehouse, Run run) {
        Set<Need> absent = absent(warehouse);
        List<List<Need>> missing = kinds.stream().filter(absent::containsAll).toList();
        if (missing.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Outcome.Refusal(
                Outcome.Reason.NO_DATA,
                question,
                "The data hold no " + words(missing, ", and no ") + ".",
                capital(new Needs(missing).text()) + ".",
                missing.stream().map(standIns -> standIns.get(0).next()).collect(Collectors.joining(" ")),
                Base.of(0, "customers"),
                List.of(),
                List.of(),
                List.of(),
                run.provenance()));
    }

    /** "rated feedback, and sales or contracts" */
    public String text() {
        return words(kinds, ", and ");
    }

    private static String words(List<List<Need>> kinds, String and) {
        return kinds.stream().map(Needs::oneOf).collect(Collectors.joining(and));
    }

    /** "sales, contracts or recorded contacts" */
    private static String oneOf(List<Need> standIns) {
        List<String> nouns = standIns.stream().map(Need::noun).toList();
        int last = nouns.size() - 1;
        return last == 0 ? nouns.get(0) : String.join(", ", nouns.subList(0, last)) + " or " + nouns.get(last);
    }

    private static String capital(String words) {
        return Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }
}
