package org.wayworth.app.home;

import java.util.List;
import java.util.Optional;
import org.wayworth.vocabulary.Finding;
import org.wayworth.vocabulary.Measured;
import org.wayworth.vocabulary.Unit;

/**
 * What Home begins with: the best finding in money a year, where one is clear; else the best there is.
 *
 * @param stop why no sum of money stands there, in a sentence; empty where one does
 */
public record Headline(Optional<Result> result, String stop) {

    /** @param results in their order: the better the evidence the earlier */
    static Headline of(List<Result> results) {
        Optional<Result> money = results.stream()
                .filter(result -> result.finding().filter(Headline::isSum).isPresent())
                .findFirst();
        if (money.isPresent()) {
            return new Headline(money, "");
        }
        Optional<Result> first =
                results.stream().filter(result -> result.finding().isPresent()).findFirst();
        return new Headline(first, first.isPresent() ? stop(results) : "");
    }

    /** Of what has been, by a comparison, and clear of nothing at all. */
    private static boolean isSum(Finding finding) {
        return !finding.isForecast()
                && finding.grade().level() > 0
                && finding.headline().filter(Headline::isClearMoney).isPresent();
    }

    private static boolean isClearMoney(Measured measured) {
        return measured.unit().kind() == Unit.Kind.MONEY && measured.isClearOf(0);
    }

    private static String stop(List<Result> results) {
        for (Result result : results) {
            Optional<Measured> shown =
                    result.finding().filter(one -> !one.isForecast()).flatMap(Finding::shown);
            if (shown.filter(one -> one.unit().kind() == Unit.Kind.MONEY).isPresent()) {
                return shown.get().isClearOf(0)
                        ? "No sum for the whole company stands here: the figure in money is one for each customer."
                        : "No sum of money stands here: the interval of \u201c"
                                + result.card().title()
                                + "\u201d holds nothing at all, so that it could be either way.";
            }
        }
        return results.stream()
                .filter(result -> result.card().name().equals("linkage"))
                .flatMap(result -> result.refusal().stream())
                .map(refusal -> "No sum of money stands here. It takes: " + refusal.need())
                .findFirst()
                .orElse("No sum of money stands here: no question that counts revenue has an answer.");
    }
}
