package org.wayworth.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.wayworth.app.reference.Pages;
import picocli.CommandLine;

/** Law: every command explains itself, with an example, and docs/reference/commands.md says the same. */
@DisplayName("law: the reference of commands is up to date")
class CommandsPageTest {

    @Test
    void everyCommandHasHelpWithAnExample() {
        for (Map.Entry<String, CommandLine> command : commands().entrySet()) {
            assertThat(command.getValue().getUsageMessage(CommandLine.Help.Ansi.OFF))
                    .as(command.getKey() + " --help must show an example")
                    .contains("xample");
        }
    }

    @Test
    void thePageIsWhatHelpSays() {
        StringBuilder page = new StringBuilder("""
                # Commands

                Made from the code; a test compares it.

                Exit codes: 0 done · 1 failed · 2 wrong usage · 3 data refused · 4 not found · 5 held by another program ·
                6 came out differently, or is damaged. Messages go to the error stream, results to the output; `--json` prints results for
                scripts.
                """);
        commands()
                .forEach((name, line) -> page.append("\n## `")
                        .append(name)
                        .append("`\n\n```\n")
                        .append(line.getUsageMessage(CommandLine.Help.Ansi.OFF)
                                .strip()
                                .replaceAll("(?m) +$", ""))
                        .append("\n```\n"));
        Pages.compare("docs/reference/commands.md", page.toString());
    }

    private static Map<String, CommandLine> commands() {
        Map<String, CommandLine> all = new java.util.LinkedHashMap<>();
        CommandLine main = Main.line(new PrintWriter(new StringWriter()), new PrintWriter(new StringWriter()));
        collect("wayworth", main, all);
        return all;
    }

    private static void collect(String name, CommandLine line, Map<String, CommandLine> all) {
        all.put(name, line);
        line.getSubcommands().forEach((child, subcommand) -> {
            if (!child.equals("help")) {
                collect(name + " " + child, subcommand, all);
            }
        });
    }
}
