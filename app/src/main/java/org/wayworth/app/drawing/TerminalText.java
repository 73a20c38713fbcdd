package org.wayworth.app.drawing;

import java.util.List;
import org.wayworth.analytics.OptionNames;
import org.wayworth.vocabulary.Check;
import org.wayworth.vocabulary.Finding;
import org.wayworth.vocabulary.Outcome;
import org.wayworth.vocabulary.Provenance;
import org.wayworth.vocabulary.exhibit.Exhibit;

/** An outcome as text for a terminal of eighty columns: statement first, then how sure, the checks, the pictures. */
public final class TerminalText {

    private static final int WIDTH = 80;

    private final StringBuilder text = new StringBuilder();

    private TerminalText() {}

    /** @param folder the data folder that the re-creating command names */
    public static String of(Outcome outcome, String folder) {
        TerminalText terminal = new TerminalText();
        return outcome.fold(answer -> terminal.answer(answer, folder), refusal -> terminal.refusal(refusal, folder));
    }

    private String answer(Outcome.Answer answer, String folder) {
        for (Finding finding : answer.findings()) {
            paragraph("", finding.statement().text());
            paragraph("  ", finding.qualification());
            finding.detail().ifPresent(detail -> paragraph("  ", detail + "."));
            paragraph(
                    "  ",
                    (finding.isForecast() ? "Forecast. " : "") + "Evidence: grade "
                            + finding.grade().level() + " of 5, "
                            + finding.grade().label().toLowerCase(java.util.Locale.ROOT) + " ("
                            + finding.grade().meaning() + "). " + finding.id());
            checks(finding.checks());
            pictures(finding.exhibits());
        }
        again(answer.headline().provenance(), folder);
        return text.toString();
    }

    private String refusal(Outcome.Refusal refusal, String folder) {
        paragraph("", "We can't say. " + refusal.reason().headline() + ".");
        paragraph("  ", refusal.question());
        labelled("Have", refusal.have());
        labelled("Need", refusal.need());
        labelled("Next", OptionNames.FLAGS.in(refusal.next()));
        checks(refusal.checks());
        if (!refusal.exhibits().isEmpty()) {
            text.append('\n');
            paragraph("", "What can be shown all the same");
            pictures(refusal.exhibits());
        }
        again(refusal.provenance(), folder);
        return text.toString();
    }

    private void checks(List<Check> checks) {
        if (checks.isEmpty()) {
            return;
        }
        text.append('\n');
        long counted = checks.stream().filter(Check::isCounted).count();
        if (counted > 0) {
            long passed = checks.stream().filter(Check::passed).count();
            paragraph("", passed + " of " + counted + " robustness checks passed");
        }
        for (Check check : checks) {
            wrap(
                    mark(check) + " ",
                    "    ",
                    check.name() + ", " + check.verdict().label() + ": " + check.found());
        }
    }

    private static String mark(Check check) {
        return switch (check.verdict()) {
            case PASSED -> "  \u2713";
            case FAILED -> "  \u2717";
            case CANNOT_TELL -> "  ?";
            case BY_DESIGN -> "  \u00b7";
        };
    }

    private void pictures(List<Exhibit> exhibits) {
        for (Exhibit exhibit : exhibits) {
            text.append('\n');
            paragraph("", exhibit.title());
            exhibit.draw(new TerminalPen())
                    .lines()
                    .forEach(line -> text.append("  ").append(line).append('\n'));
        }
    }

    private void again(Provenance provenance, String folder) {
        text.append('\n');
        paragraph("", "To make this again, from data " + provenance.dataVersion() + ":");
        text.append("  ").append(provenance.command(folder)).append('\n');
    }

    private void labelled(String label, String words) {
        wrap("  " + label + "  ", "        ", words);
    }

    private void paragraph(String indent, String words) {
        wrap(indent, indent, words);
    }

    private void wrap(String first, String rest, String words) {
        StringBuilder line = new StringBuilder(first);
        boolean empty = true;
        for (String word : words.split("\\s+")) {
            if (!empty && line.length() + 1 + word.length() > WIDTH) {
                text.append(line).append('\n');
                line = new StringBuilder(rest);
                empty = true;
            }
            line.append(empty ? "" : " ").append(word);
            empty = false;
        }
        text.append(line).append('\n');
    }
}
