package org.wayworth.app.command;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.wayworth.programme.evidence.Evidence;
import org.wayworth.programme.evidence.KeptFinding;
import org.wayworth.warehouse.DataFolder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "findings",
        description = "Lists the findings on record, the latest first.",
        footer = {"", "Example:  wayworth findings acme"},
        mixinStandardHelpOptions = true)
@SuppressWarnings("NullAway.Init")
final class FindingsCommand implements Callable<Integer> {

    @Parameters(paramLabel = "DIR", description = "The data folder.")
    private Path folder;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        var out = spec.commandLine().getOut();
        try (DataFolder data = DataFolder.open(folder)) {
            List<KeptFinding> findings = new Evidence(data.operational()).listFindings();
            if (findings.isEmpty()) {
                out.println("No finding is on record yet.");
                out.println("  next  wayworth run linkage " + folder);
            }
            for (KeptFinding finding : findings) {
                out.println(finding.id() + "  " + finding.madeAt() + "  " + finding.analysis() + "  "
                        + finding.statement());
            }
            return Exit.OK;
        }
    }
}
