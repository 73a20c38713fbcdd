package org.wayworth.app.command;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.wayworth.warehouse.DataFolder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "serve",
        description = "Serves the pages and the API of a data folder, to this machine only.",
        footer = {"", "Example:  wayworth serve acme --port 9090"},
        mixinStandardHelpOptions = true)
@SuppressWarnings("NullAway.Init")
final class ServeCommand implements Callable<Integer> {

    @Parameters(paramLabel = "DIR", description = "The data folder.")
    private Path folder;

    @Option(names = "--port", paramLabel = "PORT", description = "Default: ${DEFAULT-VALUE}", defaultValue = "8080")
    private int port;

    @Option(
            names = "--address",
            paramLabel = "ADDRESS",
            description = "One of this machine's own; there are no accounts yet. Default: ${DEFAULT-VALUE}",
            defaultValue = "127.0.0.1")
    private String address;

    @Mixin
    private AsPerson as;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        try (DataFolder data = DataFolder.open(folder)) {
            Serving.serve(data, folder, address, port, as.in(data), spec.commandLine());
            return Exit.OK;
        }
    }
}
