package org.wayworth.app.drawing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.wayworth.vocabulary.Measured;
import org.wayworth.vocabulary.Unit;
import org.wayworth.vocabulary.exhibit.Axis;
import org.wayworth.vocabulary.exhibit.Cell;
import org.wayworth.vocabulary.exhibit.Exhibit;

/** How pictures and figures are laid out. */
@DisplayName("law: no picture leaves a hole beside it")
class PlacedTest {

    @Test
    void equallyTallPicturesStandSideBySideAndTheOddOneTakesTheWidth() {
        assertThat(widths(bars(4), bars(5), bars(3))).containsExactly("half", "half", "full");
    }

    @Test
    void aShortPictureDoesNotStandBesideATallOne() {
        assertThat(widths(bars(4), bars(16), bars(15))).containsExactly("full", "half", "half");
    }

    @Test
    void aTableOfManyColumnsLeavesNoHalfEmptyRowBeforeIt() {
        Axis column = new Axis("Column", Unit.number(""));
        Exhibit table = new Exhibit.Table(
                "Table", Collections.nCopies(3, column), List.of(Collections.nCopies(3, Cell.text(""))));
        assertThat(widths(bars(3), table, bars(3), bars(3))).containsExactly("full", "full", "half", "half");
    }

    @ParameterizedTest
    @CsvSource({
        "slope 0.2784096830108035 (error 0.0089340059222),slope 0.278410 (error 0.00893401)",
        "p 7.493727274090365E-4,p 0.000749373",
        "p 1.5408985871545E-12,p 1.54090E\u221212",
        "7.284 (95%: 7.261 to 7.307),7.284 (95%: 7.261 to 7.307)",
        "17590 rows,17590 rows",
        "17590,'17,590'",
        "sum 248848.86925179826,'sum 248,849'"
    })
    @DisplayName("message: workings have six significant digits")
    void longFiguresAreShortened(String text, String shown) {
        assertThat(Figures.shorten(text)).isEqualTo(shown);
    }

    private static List<String> widths(Exhibit... exhibits) {
        return Placed.all(Picture.of("p", List.of(exhibits))).stream()
                .map(Placed::width)
                .toList();
    }

    private static Exhibit bars(int n) {
        Measured measured = new Measured(1, 0, 2, 0.95, Unit.number(""));
        return new Exhibit.Ranking(
                "Bars",
                new Axis("Axis", Unit.number("")),
                0,
                Collections.nCopies(n, new Exhibit.Ranking.Bar("Bar", measured, 5)));
    }
}
