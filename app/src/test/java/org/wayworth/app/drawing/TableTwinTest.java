package org.wayworth.app.drawing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.wayworth.app.pattern.MadeUp;
import org.wayworth.vocabulary.Base;
import org.wayworth.vocabulary.Measured;
import org.wayworth.vocabulary.Unit;
import org.wayworth.vocabulary.exhibit.Axis;
import org.wayworth.vocabulary.exhibit.Cell;
import org.wayworth.vocabulary.exhibit.Exhibit;
import org.wayworth.vocabulary.exhibit.Exhibit.Table;

/** Laws that hold for every exhibit, and one example a kind. */
class TableTwinTest {

    @Test
    void everyRowHasACellForEveryColumn() {
        for (Exhibit exhibit : MadeUp.exhibits()) {
            Table table = TableTwin.of(exhibit);
            assertThat(table.rows())
                    .isNotEmpty()
                    .allSatisfy(row -> assertThat(row).hasSameSizeAs(table.columns()));
        }
    }

    @Test
    void aRankingHasValueIntervalAndN() {
        Exhibit.Ranking ranking = new Exhibit.Ranking(
                "t",
                new Axis("Gap", Unit.number("points")),
                0,
                List.of(new Exhibit.Ranking.Bar("all", new Measured(2, 1, 3.5, 0.95, Unit.number("points")), 12)));

        assertThat(TableTwin.of(ranking).rows().get(0))
                .extracting(Cell::text)
                .containsExactly("all", "2.0", "1.0", "3.5", "12");
    }

    @Test
    void countedNumbersHaveNoIntervalColumns() {
        Exhibit.Ranking ranking = new Exhibit.Ranking(
                "t",
                new Axis("Orders", Unit.count("orders")),
                0,
                List.of(new Exhibit.Ranking.Bar("all", Measured.counted(7, Unit.count("orders")), 7)));

        assertThat(TableTwin.of(ranking).columns()).extracting(Axis::title).containsExactly("Name", "Orders", "n");
    }

    @Test
    void sharesOfAGroupAddUpToOne() {
        Exhibit.Shares shares = new Exhibit.Shares(
                "t", "answers", List.of("no", "yes"), List.of(new Exhibit.Shares.Row("all", List.of(1L, 3L))));

        assertThat(TableTwin.of(shares).rows())
                .extracting(row -> row.get(2).number().orElse(-1))
                .containsExactly(0.25, 0.75);
    }

    @Test
    void aGroupWithoutAnswersHasNoShares() {
        Exhibit.Shares shares = new Exhibit.Shares(
                "t", "answers", List.of("no", "yes"), List.of(new Exhibit.Shares.Row("nobody", List.of(0L, 0L))));

        assertThat(TableTwin.of(shares).rows())
                .extracting(row -> row.get(2).text())
                .containsExactly("none", "none");
    }

    @Test
    void attritionEndsAtTheBase() {
        Table table = TableTwin.of(new Exhibit.Attrition(
                "t", new Base(5, "customers", List.of(new Base.Drop("never rated", 3), new Base.Drop("too new", 2)))));

        assertThat(table.rows()).extracting(row -> row.get(2).text()).containsExactly("10", "7", "5");
        assertThat(table.rows())
                .extracting(row -> row.get(0).text())
                .containsExactly("Before exclusions", "Never rated", "Too new");
    }

    @Test
    @DisplayName("law: where both axes are estimates, the table has the intervals of both")
    void anEstimateOnEachAxisHasItsInterval() {
        Unit points = Unit.number("points");
        Exhibit.Curve curve = new Exhibit.Curve(
                "t",
                new Axis("Performance", points),
                new Axis("Importance", points),
                List.of(new Exhibit.Curve.Series(
                        "price",
                        Exhibit.Curve.Join.DOTS,
                        List.of(Exhibit.Curve.Point.of(
                                new Measured(7, 6, 8, 0.95, points), new Measured(2, 1, 3.5, 0.95, points), 12)))),
                List.of());

        assertThat(TableTwin.of(curve).rows().get(0))
                .extracting(Cell::text)
                .containsExactly("7.0", "6.0", "8.0", "2.0", "1.0", "3.5", "12");
    }
}
