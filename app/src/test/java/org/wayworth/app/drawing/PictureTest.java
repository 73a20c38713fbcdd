package org.wayworth.app.drawing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.wayworth.vocabulary.Measured;
import org.wayworth.vocabulary.Unit;
import org.wayworth.vocabulary.exhibit.Axis;
import org.wayworth.vocabulary.exhibit.Exhibit;

@DisplayName("message: what a picture measures is said once")
class PictureTest {

    @ParameterizedTest
    @CsvSource({
        "Margin, margin per customer in 365 days, Margin per customer in 365 days",
        "Revenue growth, revenue growth in 365 days, Revenue growth in 365 days",
        "Revenue, of revenue in 365 days, Revenue in 365 days",
        "Sales, of sales per customer, Sales per customer",
        "Share of the explained variation, of the variation, Share of the explained variation",
        "Contracts still running, of contracts, Contracts still running",
        "Revenue, per customer in 365 days, Revenue per customer in 365 days",
        "Late less on time, points, Late less on time (points)",
    })
    void theAxisAndItsUnitAreOnePhrase(String title, String unit, String subtitle) {
        Measured measured = new Measured(2, 1, 3, 0.95, Unit.number(unit));
        Exhibit.Ranking ranking = new Exhibit.Ranking(
                "t", new Axis(title, Unit.number(unit)), 0, List.of(new Exhibit.Ranking.Bar("all", measured, 12)));
        assertThat(Picture.of("one", ranking).subtitle()).isEqualTo(subtitle);
    }
}
