package org.wayworth.analytics.audience;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class LatestRowTest {

    private static final double NO_DATE = Double.NaN;

    @Test
    @DisplayName(
            "law: of each customer the latest row, of one moment the last, and one without a date only where none has any")
    void takesTheLatestRowOfEachCustomer() {
        long[] customer = {1, 1, 2, 2, 3, 3, 4, 4, 5};
        double[] day = {5, 3, 7, 7, NO_DATE, 2, 2, NO_DATE, NO_DATE};
        assertThat(LatestRow.ofEach(customer, day, i -> true)).containsExactly(0, 3, 5, 6, 8);
        assertThat(LatestRow.ofEach(customer, day, i -> day[i] <= 5)).containsExactly(0, 5, 6);
    }
}
