package org.wayworth.vocabulary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Message: how numbers are written. */
@DisplayName("message: measured numbers")
class MeasuredTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    4.1       | 1.2     | 7.0     | £4.10      | £1.20 to £7.00
                    -0.049    | -0.23   | 0.13    | −£0.05     | −£0.23 to £0.13
                    231.56    | 225.2   | 237.1   | £231.56    | £225.20 to £237.10
                    1234567   | 1100000 | 1400000 | £1.23m     | £1.1m to £1.4m
                    52341     | 51000   | 54000   | £52,300    | £51,000 to £54,000
                    """)
    void moneyHasNoDigitFinerThanItsInterval(double value, double low, double high, String text, String interval) {
        Measured money = new Measured(value, low, high, 0.95, Unit.money("GBP", "a year"));
        assertThat(money.valueText()).isEqualTo(text);
        assertThat(money.intervalText()).isEqualTo(interval);
    }

    @Test
    void intervalsAreRoundedOutward() {
        Measured measured = new Measured(2.034, 1.9481, 2.1199, 0.95, Unit.number("points"));
        assertThat(measured.intervalText()).isEqualTo("1.948 to 2.120");
        assertThat(measured.text()).isEqualTo("2.034 points (95%: 1.948 to 2.120)");
    }

    @Test
    void sharesAreWrittenInPerCent() {
        assertThat(new Measured(0.1834, 0.171, 0.196, 0.95, Unit.share("")).text())
                .isEqualTo("18.3% (95%: 17.1% to 19.6%)");
        assertThat(Unit.sharePoints("").write(-0.025)).isEqualTo("−2.5 pp");
    }

    @ParameterizedTest
    @CsvSource({
        "0.95,95%",
        "0.9,90%",
        "0.975,97.5%",
        "0.9973,99.73%",
        "0.999,99.9%",
        "0.9999999,99.99999%",
        "0.6826894921370859,68%",
        "0.9833333333333333,98.3%"
    })
    void aLevelIsWrittenAsFineAsWhatItLeaves(double level, String text) {
        Measured measured = new Measured(2.034, 1.9481, 2.1199, level, Unit.number("points"));
        assertThat(measured.levelText()).isEqualTo(text);
        assertThat(measured.text()).isEqualTo("2.034 points (" + text + ": 1.948 to 2.120)");
    }

    @Test
    void somethingCountedHasNoInterval() {
        assertThat(Measured.counted(1_204, Unit.count("customers")).text()).isEqualTo("1,204 customers");
    }

    /** The first point of a curve of those who stay: everybody. */
    @Test
    void anIntervalWithoutWidthPretendsToNoMoreDigitsThanUsual() {
        Measured all = new Measured(1, 1, 1, 0.95, Unit.share(""));
        assertThat(all.valueText()).isEqualTo("100.0%");
        assertThat(all.intervalText()).isEqualTo("100.0% to 100.0%");
    }

    @Test
    void aNumberThatIsNoneCannotBeMeasured() {
        assertThatThrownBy(() -> new Measured(Double.NaN, 0, 1, 0.95, Unit.number("")))
                .hasMessageContaining("refuse instead");
    }
}
