package org.wayworth.app.home;

import java.util.List;
import java.util.Optional;
import org.wayworth.app.drawing.IntervalBar;
import org.wayworth.app.navigation.Navigation;
import org.wayworth.vocabulary.Finding;
import org.wayworth.vocabulary.Measured;

/**
 * One of the three cards under the headline.
 *
 * @param figure large, with its unit; empty where there is none yet
 * @param text what it says, or what would fill it
 * @param meta the interval and what it is based on
 * @param address of the page that says more
 * @param label of the link there
 */
public record KeyCard(
        String title,
        String figure,
        String text,
        String meta,
        String address,
        String label,
        Optional<IntervalBar> bar) {

    private static final String SCORE = "listening";
    private static final String WHAT_IF = "whatif";

    /** Score, value at stake, proven so far. */
    static List<KeyCard> of(List<Result> results, boolean isAsking, Navigation navigation) {
        return List.of(score(results, isAsking, navigation), atStake(results, navigation), proven());
    }

    private static KeyCard score(List<Result> results, boolean isAsking, Navigation navigation) {
        String address = place(navigation, SCORE, "/feedback");
        Optional<Result> result = of(results, SCORE);
        Optional<Finding> finding = result.flatMap(Result::finding);
        if (finding.isPresent()) {
            return new KeyCard(
                    "Score",
                    finding.get().shown().map(Measured::valueText).orElse(""),
                    finding.get().statement().text(),
                    finding.get().qualification(),
                    result.get().address(),
                    "Feedback",
                    Optional.empty());
        }
        return empty(
                "Score",
                result.flatMap(Result::refusal)
                        .map(refusal -> "It can't be told yet. " + refusal.need())
                        .orElse(
                                isAsking
                                        ? "It is being worked out."
                                        : "Survey responses with a rating and a day fill this card."),
                address,
                "Feedback");
    }

    /** No question of this version adds up what bad experiences cost. */
    private static KeyCard atStake(List<Result> results, Navigation navigation) {
        Optional<Result> today =
                of(results, WHAT_IF).filter(result -> result.finding().isPresent());
        return new KeyCard(
                "Value at stake",
                "",
                "Journeys whose steps are bound to touchpoints fill this card; this version does not draw them.",
                today.flatMap(Result::finding)
                        .map(finding -> "The nearest today is a forecast: "
                                + finding.statement().text())
                        .orElse(""),
                today.map(Result::address).orElse(place(navigation, WHAT_IF, "/journeys")),
                today.isPresent() ? "What-if" : "What it takes",
                Optional.empty());
    }

    private static KeyCard proven() {
        return empty(
                "Proven so far",
                "Nothing is proven yet. A change that reached some customers and not others, and the comparison of both,"
                        + " fills this card.",
                "/initiatives",
                "What it takes");
    }

    private static KeyCard empty(String title, String text, String address, String label) {
        return new KeyCard(title, "", text, "", address, label, Optional.empty());
    }

    private static Optional<Result> of(List<Result> results, String analysis) {
        return results.stream()
                .filter(result -> result.card().name().equals(analysis))
                .findFirst();
    }

    private static String place(Navigation navigation, String analysis, String otherwise) {
        return navigation.ofAnalysis(analysis).map(Navigation.Place::address).orElse(otherwise);
    }
}
