package org.wayworth.analytics.landmark;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("law: a rating is written as it is, never as the next whole one")
class RatingBandsTest {

    @ParameterizedTest
    @CsvSource({"4, 4", "4.5, 4.5", "4.25, 4.25", "10, 10"})
    void halfPointsStayHalfPoints(double rating, String written) {
        assertThat(RatingBands.number(rating)).isEqualTo(written);
    }
}
