package org.wayworth.analytics.audience;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.wayworth.condition.Grammar;
import org.wayworth.condition.Truth;
import org.wayworth.vocabulary.Condition;
import org.wayworth.vocabulary.Fact;

/** Law: one audience said in two ways, or nearly so, does not tell of the few by whom the two differ. */
@DisplayName("law: audiences that are put together otherwise single nobody out")
class RearrangedTest {

    private static final SmallGroups SMALL = SmallGroups.standard();
    private static final List<Fact> FACTS =
            List.of(Fact.attribute("town"), Fact.attribute("plan"), Fact.attribute("region"));

    /** A row each; texts by fact, empty where nothing is known. */
    private static final class People implements RowFacts {

        private final List<List<String>> rows = new ArrayList<>();

        People and(int n, String town, String plan, String region) {
            for (int i = 0; i < n; i++) {
                rows.add(List.of(town, plan, region));
            }
            return this;
        }

        boolean shows(String text) {
            Condition condition = Grammar.of(FACTS).parse(text);
            return Cut.all(IntStream.range(0, rows.size()).asLongStream().toArray())
                    .through(Sieves.of(condition, this))
                    .shows(SMALL);
        }

        @Override
        public Texts texts(Fact fact) {
            int place = FACTS.indexOf(fact);
            List<String> values = rows.stream()
                    .map(row -> row.get(place))
                    .filter(text -> !text.isEmpty())
                    .distinct()
                    .sorted()
                    .toList();
            return new Texts(
                    values,
                    rows.stream()
                            .mapToInt(row -> row.get(place).isEmpty() ? BLANK : values.indexOf(row.get(place)))
                            .toArray());
        }

        @Override
        public int[] bands(Fact fact) {
            throw new IllegalArgumentException(fact.name());
        }

        @Override
        public byte[] truths(Condition.Comparison comparison) {
            Fact fact = comparison.fact();
            int[] numbers = texts(fact).numbers();
            return Sieves.plain(numbers.length, row -> Truth.of(numbers[row] == BLANK))
                    .truths();
        }
    }

    private static final People PEOPLE = new People()
            .and(900, "Ayr", "gold", "Scotland")
            .and(500, "Bath", "silver", "Wales")
            .and(300, "Bath", "silver", "Scotland")
            .and(57, "", "silver", "Scotland")
            .and(1, "Bath", "gold", "Wales")
            .and(3, "Ulm", "gold", "Scotland");

    @Test
    @DisplayName("what is known, and all but a town of three: at most one of both is shown")
    void known() {
        assertThat(PEOPLE.shows("town is known")).isTrue();
        assertThat(PEOPLE.shows("town != \"Ulm\"")).isFalse();
        assertThat(PEOPLE.shows("town in (\"Ayr\", \"Bath\")")).isFalse();
    }

    @Test
    @DisplayName("the same left out nine times over is left out")
    void nineTimes() {
        String nine = IntStream.range(0, 9)
                .mapToObj(i -> "not (town contains \"" + "ulm".substring(i % 3) + "\" and region is known)")
                .collect(Collectors.joining(" and "));
        assertThat(PEOPLE.shows("region = \"Scotland\" and " + nine)).isFalse();
    }

    @Test
    @DisplayName("the same values in other brackets differ by one: neither that knows of both is shown")
    void otherBrackets() {
        assertThat(PEOPLE.shows("plan in (\"gold\", \"silver\") and region in (\"Scotland\", \"Wales\")"))
                .isFalse();
        assertThat(PEOPLE.shows("(plan = \"gold\" and region = \"Scotland\")"
                        + " or (plan = \"silver\" and region in (\"Scotland\", \"Wales\"))"))
                .isFalse();
    }

    @Test
    @DisplayName("an audience all of whose parts are large is shown")
    void large() {
        People all = new People()
                .and(400, "Ayr", "gold", "Scotland")
                .and(300, "Bath", "silver", "Wales")
                .and(200, "Ayr", "silver", "Wales")
                .and(100, "Bath", "gold", "Scotland")
                .and(80, "Ayr", "gold", "Wales")
                .and(70, "Bath", "silver", "Scotland");
        assertThat(all.shows("region != \"Wales\"")).isTrue();
        assertThat(all.shows("plan = \"gold\" or region = \"Wales\"")).isTrue();
        assertThat(all.shows("town in (\"Ayr\", \"Bath\") and not (plan = \"gold\")"))
                .isTrue();
    }
}
