package org.wayworth.app.wording;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.wayworth.app.wording.Passage.Kind;

/** How numbers are written: one precision, no needless digit, signs and words of direction that agree. */
final class FigureRules {

    /** Significant digits of money in a statement, and of per cent that are not whole or in tenths. */
    private static final int THREE = 3;

    /** Decimals of per cent and percentage points in a statement. */
    private static final int PER_CENT = 1;

    /** Decimals of everything else, such as a p-value. */
    private static final int OTHER = 4;

    /** Beyond a statement, this many more are let pass: a check may need them to tell two figures apart. */
    private static final int MORE = 2;

    private static final Pattern BETWEEN_ENDS = Pattern.compile(" (?:to|and) ");

    private static final Pattern DIRECTION = Pattern.compile(
            "^(?: (?!more|less|fewer|higher|lower|longer|shorter)\\p{L}+){0,3} (more|less|fewer|higher|lower|longer|shorter)\\b");

    private FigureRules() {}

    static List<String> faults(Passage passage) {
        List<String> faults = new ArrayList<>();
        if (passage.kind() == Kind.WORKING) {
            return faults;
        }
        boolean isOneNumber = passage.kind() == Kind.STATEMENT || passage.kind() == Kind.SENTENCE;
        List<Figure> figures = Figure.of(passage.text());
        for (int i = 0; i < figures.size(); i++) {
            Figure figure = figures.get(i);
            digits(passage, figure, faults);
            sign(passage.text(), figure, faults);
            for (Figure other : figures) {
                if (isOneNumber && other.isRoundingOf(figure) && (figure.isMoney() || figure.isPerCent())) {
                    faults.add("one number in two precisions: " + other.text() + " and " + figure.text());
                }
            }
            if (i + 1 < figures.size()) {
                ends(passage.text(), figure, figures.get(i + 1), faults);
            }
            if (i + 2 < figures.size()) {
                value(passage.text(), figure, figures.get(i + 1), figures.get(i + 2), faults);
            }
        }
        return faults;
    }

    private static void digits(Passage passage, Figure figure, List<String> faults) {
        int more = passage.kind() == Kind.STATEMENT ? 0 : MORE;
        boolean isLong = figure.significantDigits() > THREE + more;
        boolean isTooFine = figure.isMoney()
                ? isLong
                : figure.isPerCent() ? isLong && figure.decimals() > PER_CENT + more : figure.decimals() > OTHER + more;
        if (isTooFine) {
            faults.add("more digits than a reader needs: " + figure.text());
        }
    }

    private static void sign(String text, Figure figure, List<String> faults) {
        Matcher direction = DIRECTION.matcher(text.substring(figure.end()));
        if (figure.isNegative() && direction.find()) {
            faults.add("the words tell the direction, and so does the sign: " + figure.text() + direction.group());
        }
    }

    /** "£4.1 per customer (95%: £1.20 to £7.00)": the figure before the interval is as fine as its ends. */
    private static void value(String text, Figure value, Figure level, Figure low, List<String> faults) {
        String gap = text.substring(value.end(), level.start());
        boolean isBefore = (gap.equals(" (") || ((value.isMoney() || value.isPerCent()) && gap.matches("[^;,()]*\\(")))
                && text.startsWith(": ", level.end())
                && low.start() == level.end() + 2;
        if (isBefore && value.symbol().equals(low.symbol()) && value.decimals() != low.decimals()) {
            faults.add("one number in two precisions: " + value.text() + " and its interval from " + low.text());
        }
    }

    /** "£1.20 to £7", "between 0.4 and 12.31". */
    private static void ends(String text, Figure low, Figure high, List<String> faults) {
        String gap = text.substring(low.end(), high.start());
        boolean isInterval = BETWEEN_ENDS.matcher(gap).matches()
                && (gap.equals(" to ") || text.substring(0, low.start()).endsWith("between "));
        boolean isOneUnit = low.symbol().equals(high.symbol()) && low.isMillions() == high.isMillions();
        if (isInterval && isOneUnit && low.decimals() != high.decimals()) {
            faults.add("two precisions in one interval: " + low.text() + gap + high.text());
        }
    }
}
