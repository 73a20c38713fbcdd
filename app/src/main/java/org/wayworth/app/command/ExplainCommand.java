package org.wayworth.app.command;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.wayworth.app.desk.Explanation;
import org.wayworth.programme.evidence.KeptFinding;
import org.wayworth.warehouse.DataFolder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "explain",
        description = "Prints the intermediate numbers behind a finding: rows, rules, model, coefficients, checks.",
        footer = {"", "Example:  wayworth explain acme f-2c81d09e44"},
        mixinStandardHelpOptions = true)
@SuppressWarnings("NullAway.Init")
final class ExplainCommand implements Callable<Integer> {

    @Parameters(index = "0", paramLabel = "DIR", description = "The data folder.")
    private Path folder;

    @Parameters(index = "1", paramLabel = "FINDING", description = "Its id, as printed with it: f-…")
    private String id;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        try (DataFolder data = DataFolder.open(folder)) {
            KeptFinding finding = KeptFindings.get(data, folder, id);
            spec.commandLine().getOut().println(Explanation.of(finding.json()));
            return Exit.OK;
        }
    }
}
