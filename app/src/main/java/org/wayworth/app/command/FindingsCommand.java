package org.wayworth.app.command;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.wayworth.programme.evidence.Evidence;
import org.wayworth.programme.evidence.KeptFinding;
import org.wayworth.vocabulary.FindingId;
import org.wayworth.warehouse.DataFolder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "findings",
        description = "Lists the findings on record, the latest first, and says which are kept for good.",
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
            Evidence evidence = new Evidence(data.operational());
            List<KeptFinding> findings = evidence.listFindings();
            Set<FindingId> kept = evidence.keptIds();
            if (findings.isEmpty()) {
                out.println("No finding is on record yet.");
                out.println("  next  wayworth run linkage " + folder);
            }
            for (KeptFinding finding : findings) {
                out.println(finding.id() + "  " + finding.madeAt() + "  "
                        + (kept.contains(finding.id()) ? "kept  " : "      ") + finding.analysis() + "  "
                        + (finding.isSound() ? finding.statement() : "changed on disk: see wayworth verify " + folder));
            }
            return Exit.OK;
        }
    }
}
