package org.wayworth.vocabulary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.SplittableRandom;
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
                    14.23     | 11.93   | 16.54   | £14.20     | £11.90 to £16.60
                    231.56    | 225.2   | 237.1   | £232       | £225 to £238
                    231.56    | 231.4   | 231.7   | £231.60    | £231.40 to £231.70
                    1234567   | 1100000 | 1400000 | £1.23m     | £1.10m to £1.40m
                    52341     | 51000   | 54000   | £52,300    | £51,000 to £54,000
                    """)
    void moneyHasNoDigitFinerThanItsIntervalAndThreeUnlessAnEndNeedsMore(
            double value, double low, double high, String text, String interval) {
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
                .isEqualTo("18% (95%: 17% to 20%)");
        assertThat(Unit.sharePoints("").write(-0.025)).isEqualTo("−2.5 percentage points");
    }

    @ParameterizedTest
    @CsvSource({"0,0%", "1,100%", "0.4167,42%", "0.0042,0.4%", "0.01,1%", "0.00004,0.004%", "0.9996,99.96%", "0.07,7%"})
    void aShareIsWrittenInWholePerCentAndNeverReadsNoneOrAllUnlessItIs(double share, String text) {
        assertThat(Unit.share("").write(share)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({
        "0.16126,0.1412,0.1811,16%,14% to 19%",
        "0.16126,0.1609,0.1617,16.1%,16.0% to 16.2%",
        "0.0213,0.0042,0.0391,2.1%,0.4% to 4.0%",
        "-0.0213,-0.0391,-0.0042,−2.1%,−4.0% to −0.4%",
        "1,0.9981,1,100.0%,99.8% to 100.0%",
        "0.9973,0.9955,0.9984,99.7%,99.5% to 99.9%",
        "0.0002,0.00001,0.0011,0.020%,0.001% to 0.110%",
        "0.07,0.07,0.14,7%,7% to 14%",
        "-0.0003,-0.0094,0.0093,0.0%,−1.0% to 1.0%"
    })
    void anIntervalsEndsNeverReadLikeItsValue(double value, double low, double high, String text, String interval) {
        Measured share = new Measured(value, low, high, 0.95, Unit.share(""));
        assertThat(share.valueText()).isEqualTo(text);
        assertThat(share.intervalText()).isEqualTo(interval);
    }

    @Test
    @DisplayName(
            "law: shares read apart where they are apart, in one precision, round outward, and say no more than they must")
    void whatIsWrittenKeepsWhatIsKnown() {
        SplittableRandom random = new SplittableRandom(26);
        for (int i = 0; i < 20_000; i++) {
            double value = random.nextDouble();
            double scale = Math.pow(10, -5 * random.nextDouble());
            double low = value - value * scale * random.nextDouble(0.05, 1);
            double high = value + (1 - value) * scale * random.nextDouble(0.05, 1);
            Measured share = new Measured(value, low, high, 0.95, Unit.share(""));
            assertThat(share.valueText())
                    .as(share.toString())
                    .isNotIn(share.lowText(), share.highText(), "0%", "0.0%", "100%");
            assertThat(number(share.lowText())).isLessThanOrEqualTo(low * 100 + 1e-9);
            assertThat(number(share.highText())).isGreaterThanOrEqualTo(high * 100 - 1e-9);
            assertThat(List.of(decimals(share.lowText()), decimals(share.highText())))
                    .as("one precision: " + share.text())
                    .containsOnly(decimals(share.valueText()));
            if (low > 0.01 && high < 0.99 && value - low > 0.01 && high - value > 0.01) {
                assertThat(share.valueText()).as(share.toString()).matches("[0-9]{1,2}%");
            }
        }
    }

    private static int decimals(String text) {
        int point = text.indexOf('.');
        return point < 0 ? 0 : text.length() - point - 2;
    }

    @Test
    void anotherFigureIsWrittenAsFinely() {
        Measured forecast = new Measured(2_758_820, 2_731_588, 2_787_996, 0.95, Unit.money("GBP", ""));
        assertThat(forecast.text()).isEqualTo("£2.76m (95%: £2.73m to £2.79m)");
        assertThat(forecast.write(2_704_469)).isEqualTo("£2.70m");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"4.123|£4.12", "159.94|£160", "2771234|£2.77m", "-21643|−£21,600", "0|£0.00"})
    void moneyInSentencesHasThreeSignificantDigits(double amount, String text) {
        assertThat(Unit.money("GBP", "").rounded(amount)).isEqualTo(text);
    }

    private static double number(String text) {
        return Double.parseDouble(text.replace("%", "").replace('\u2212', '-'));
    }

    @Test
    void differencesOfSharesAreWrittenInTenthsUnlessTheirIntervalNeedsMore() {
        assertThat(new Measured(0.0251, 0.0042, 0.0461, 0.95, Unit.sharePoints("")).text())
                .isEqualTo("2.5 percentage points (95%: 0.4 to 4.7 percentage points)");
        assertThat(new Measured(-0.25, -0.40, -0.09, 0.95, Unit.sharePoints("")).text())
                .isEqualTo("−25 percentage points (95%: −40 to −9 percentage points)");
        assertThat(new Measured(0.00031, 0.00029, 0.00033, 0.95, Unit.sharePoints("")).text())
                .isEqualTo("0.031 percentage points (95%: 0.029 to 0.033 percentage points)");
    }

    @ParameterizedTest
    @CsvSource({
        "1.3183,1.2881,1.3492,1.32,1.28 to 1.35",
        "0.8512,0.8023,0.9031,0.85,0.80 to 0.91",
        "1.3,1.03,1.64,1.30,1.03 to 1.64",
        "0.7,0.51,0.96,0.70,0.51 to 0.96",
        "1.0004,0.9991,1.0017,1.000,0.999 to 1.002",
        "2.4,1.6,3.6,2.4,1.6 to 3.6",
        "12.3,5.1,29.7,12,5 to 30"
    })
    void ratiosHaveOneDigitLessUnlessAnEndWouldReadOne(
            double value, double low, double high, String text, String interval) {
        Measured ratio = new Measured(value, low, high, 0.95, Unit.ratio("times the odds"));
        assertThat(ratio.valueText()).isEqualTo(text);
        assertThat(ratio.intervalText()).isEqualTo(interval);
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

    @ParameterizedTest
    @CsvSource({
        "customers,1 customer",
        "people,1 person",
        "best customers,1 best customer",
        "responses,1 response",
        "customers who answered and were asked again,1 customer who answered and were asked again"
    })
    void oneIsNotWrittenInThePlural(String noun, String text) {
        assertThat(Base.of(1, noun).text()).isEqualTo(text);
        assertThat(Measured.counted(1, Unit.count(noun)).text()).isEqualTo(text);
        assertThat(Base.of(2, noun).text()).isEqualTo("2 " + noun);
    }

    /** The first point of a curve of those who stay: everybody. */
    @Test
    void anIntervalWithoutWidthPretendsToNoMoreDigitsThanUsual() {
        Measured all = new Measured(1, 1, 1, 0.95, Unit.share(""));
        assertThat(all.valueText()).isEqualTo("100%");
        assertThat(all.intervalText()).isEqualTo("100% to 100%");
    }

    @Test
    void aNumberThatIsNoneCannotBeMeasured() {
        assertThatThrownBy(() -> new Measured(Double.NaN, 0, 1, 0.95, Unit.number("")))
                .hasMessageContaining("refuse instead");
    }
}
