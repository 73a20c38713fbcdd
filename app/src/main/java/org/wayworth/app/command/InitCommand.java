package org.wayworth.app.command;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.wayworth.warehouse.DataFolder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "init",
        description = "Makes a data folder, readable by you only.",
        footer = {"", "Example:  wayworth init acme"},
        mixinStandardHelpOptions = true)
@SuppressWarnings("NullAway.Init")
final class InitCommand implements Callable<Integer> {

    @Parameters(paramLabel = "DIR", description = "A new or empty folder.")
    private Path folder;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        DataFolder.init(folder);
        var out = spec.commandLine().getOut();
        out.println("Made the data folder " + folder + ".");
        out.println("  next  wayworth import " + folder + " FILES… --mapping MAPPING.yaml");
        return Exit.OK;
    }
}
