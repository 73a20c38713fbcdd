package org.wayworth.app.reference;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.wayworth.analytics.Analyses;
import org.wayworth.analytics.Analysis;
import org.wayworth.analytics.Options;
import org.wayworth.app.navigation.Navigation;

/** Law: docs/reference/analyses.md says what the code does. */
@DisplayName("law: the reference of analyses is up to date")
class AnalysesPageTest {

    @Test
    void thePageIsWhatTheAnalysesSay() {
        StringBuilder page = new StringBuilder("# Analyses\n\nMade from the code; a test compares it. Run one with"
                + " `wayworth run NAME DIR`, or open its page.\n");
        Navigation navigation =
                Navigation.of(Analyses.all().stream().map(Analysis::card).toList());
        for (Analysis<?> analysis : Analyses.all()) {
            page.append("\n---\n\n## `")
                    .append(analysis.card().name())
                    .append("`: ")
                    .append(analysis.card().title())
                    .append("\n\nIts page: `")
                    .append(navigation
                            .ofAnalysis(analysis.card().name())
                            .orElseThrow()
                            .address())
                    .append("`. It needs ")
                    .append(analysis.needs().text())
                    .append(".\n\n");
            page.append(options(analysis));
            page.append(Analyses.explanation(analysis).replaceAll("(?m)^(#+) ", "##$1 "));
        }
        Pages.compare("docs/reference/analyses.md", page.toString());
    }

    private static String options(Analysis<?> analysis) {
        StringBuilder table = new StringBuilder("| option | default | unit | decides |\n|---|---|---|---|\n");
        for (Options.Described option : Options.describe(analysis)) {
            List<String> choices = option.choices().entrySet().stream()
                    .map(choice -> "`" + choice.getKey() + "` " + choice.getValue())
                    .toList();
            table.append("| `--")
                    .append(option.name())
                    .append("` | ")
                    .append(option.standard())
                    .append(" | ")
                    .append(option.unit())
                    .append(" | ")
                    .append(option.help());
            if (!choices.isEmpty()) {
                table.append(": ").append(String.join("; ", choices));
            }
            table.append(" |\n");
        }
        return table.append('\n').toString();
    }
}
