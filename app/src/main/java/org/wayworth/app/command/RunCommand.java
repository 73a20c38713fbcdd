package org.wayworth.app.command;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.wayworth.analytics.Analyses;
import org.wayworth.analytics.Analysis;
import org.wayworth.analytics.Options;
import org.wayworth.app.desk.Desk;
import org.wayworth.app.desk.Keeper;
import org.wayworth.app.desk.Runner;
import org.wayworth.app.drawing.TerminalText;
import org.wayworth.vocabulary.Outcome;
import org.wayworth.vocabulary.finding.FindingJson;
import org.wayworth.warehouse.DataFolder;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/** {@code wayworth run ANALYSIS DIR}: one subcommand for each analysis, made from its card and options. */
final class RunCommand {

    private RunCommand() {}

    static CommandLine line() {
        Holder holder = new Holder();
        CommandSpec run = CommandSpec.wrapWithoutInspection((Callable<Integer>) () -> missing(holder.line()))
                .name("run")
                .mixinStandardHelpOptions(true);
        run.usageMessage()
                .description("Asks a question of the data: an answer with interval, n, checks and grade, or a refusal.")
                .synopsisSubcommandLabel("ANALYSIS")
                .footer("", "Example:  wayworth run linkage acme --horizon-days 180 --json");
        for (Analysis<?> analysis : Analyses.all()) {
            run.addSubcommand(analysis.card().name(), one(analysis));
        }
        return holder.keep(new CommandLine(run));
    }

    private static int missing(CommandLine line) {
        line.getErr().println("run must be told which analysis.");
        line.usage(line.getErr());
        return Exit.USAGE;
    }

    /** A command made by hand learns of its own line only after it was made. */
    private static final class Holder {
        private @Nullable CommandLine line;

        CommandLine keep(CommandLine made) {
            line = made;
            return made;
        }

        CommandLine line() {
            return Objects.requireNonNull(line);
        }
    }

    private static CommandLine one(Analysis<?> analysis) {
        Holder holder = new Holder();
        CommandSpec spec = CommandSpec.wrapWithoutInspection((Callable<Integer>) () -> answer(analysis, holder.line()))
                .mixinStandardHelpOptions(true);
        spec.usageMessage()
                .description(analysis.card().question())
                .footer(
                        "",
                        "Example:  wayworth run " + analysis.card().name() + " acme",
                        "Explanation:  docs/reference/analyses.md");
        spec.addPositional(PositionalParamSpec.builder()
                .paramLabel("DIR")
                .description("The data folder.")
                .type(Path.class)
                .required(true)
                .build());
        for (Options.Described option : Options.describe(analysis)) {
            spec.addOption(OptionSpec.builder("--" + option.name())
                    .paramLabel(label(option))
                    .description(
                            option.help() + (option.standard().isEmpty() ? "." : ". Default: " + option.standard()))
                    .type(String.class)
                    .build());
        }
        spec.addOption(OptionSpec.builder("--seed")
                .paramLabel("N")
                .description("Seed of the random numbers in the checks. Default: derived from data and options.")
                .type(Long.class)
                .build());
        spec.addOption(OptionSpec.builder("--json")
                .description("Prints the finding as JSON.")
                .type(boolean.class)
                .build());
        return holder.keep(new CommandLine(spec));
    }

    private static String label(Options.Described option) {
        if (!option.choices().isEmpty()) {
            return String.join("|", option.choices().keySet());
        }
        return option.unit().isEmpty() ? "TEXT" : option.unit().toUpperCase(java.util.Locale.ROOT);
    }

    private static int answer(Analysis<?> analysis, CommandLine line) {
        ParseResult parsed = line.getParseResult();
        Map<String, String> texts = new LinkedHashMap<>();
        for (Options.Described option : Options.describe(analysis)) {
            String text = parsed.matchedOptionValue("--" + option.name(), (String) null);
            if (text != null) {
                texts.put(option.name(), text);
            }
        }
        Long seed = parsed.matchedOptionValue("--seed", (Long) null);
        Path folder = parsed.matchedPositionalValue(0, Path.of("."));
        boolean json = parsed.matchedOptionValue("--json", false);
        try (DataFolder data = DataFolder.open(folder)) {
            Outcome made = made(analysis, texts, seed, data, line);
            Outcome outcome = kept(made, data, folder, line);
            line.getOut()
                    .println(
                            json
                                    ? FindingJson.text(outcome, folder.toString())
                                    : TerminalText.of(outcome, folder.toString()));
            return outcome.<Integer>fold(answer -> Exit.OK, RunCommand::refused);
        }
    }

    private static Outcome made(
            Analysis<?> analysis, Map<String, String> texts, @Nullable Long seed, DataFolder data, CommandLine line) {
        try (Waiting waiting = Waiting.on(line.getErr(), Desk.usually(data, analysis.card()))) {
            return new Runner(data.warehouse())
                    .run(
                            analysis,
                            texts,
                            seed == null ? OptionalLong.empty() : OptionalLong.of(seed),
                            first -> waiting.say("First figure, checks still running: " + first.statement() + " "
                                    + first.qualification()),
                            waiting);
        }
    }

    /** While the disk has no room an answer is given and not kept. */
    private static Outcome kept(Outcome made, DataFolder data, Path folder, CommandLine line) {
        Optional<String> shortage = data.shortage();
        if (shortage.isEmpty()) {
            return new Keeper(data.operational(), folder.toString()).keep(made);
        }
        line.getErr().println("note  This answer is not kept: " + shortage.get() + ".");
        return made;
    }

    /** A refusal is a result, unless it is about Wayworth itself. */
    private static int refused(Outcome.Refusal refusal) {
        return refusal.reason() == Outcome.Reason.CAME_OUT_DIFFERENTLY ? Exit.VERIFICATION_FAILED : Exit.OK;
    }
}
