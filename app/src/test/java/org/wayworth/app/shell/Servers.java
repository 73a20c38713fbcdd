package org.wayworth.app.shell;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import org.wayworth.app.analysis.AnalysisDesk;
import org.wayworth.app.programme.ProgrammeDesk;
import org.wayworth.warehouse.DataFolder;

/** Servers for tests, each with a programme of its own in a new data folder. */
final class Servers {

    private Servers() {}

    static Server start(AnalysisDesk desk, String address, int port) {
        return Server.start(desk, programme(desk), address, port);
    }

    private static ProgrammeDesk programme(AnalysisDesk desk) {
        try {
            Path folder = Files.createTempDirectory("wayworth-programme-").resolve("data");
            DataFolder.init(folder);
            // stays open as long as the server may ask
            DataFolder data = DataFolder.open(folder);
            Runtime.getRuntime().addShutdownHook(new Thread(data::close));
            return new ProgrammeDesk(desk, data.operational(), Clock.systemUTC(), "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
