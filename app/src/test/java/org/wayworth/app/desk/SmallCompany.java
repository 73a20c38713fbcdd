package org.wayworth.app.desk;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.wayworth.demo.DemoCompany;
import org.wayworth.demo.DemoOptions;
import org.wayworth.warehouse.DataFolder;
import org.wayworth.warehouse.Progress;

/** The made-up company with fewer customers, in a folder of its own, and a desk over it. */
public final class SmallCompany implements AutoCloseable {

    private final Path folder;
    private final DataFolder data;
    private final Desk desk;

    private SmallCompany(Path folder, DataFolder data) {
        this.folder = folder;
        this.data = data;
        this.desk = new Desk(data, folder);
    }

    public static SmallCompany of(int customers) {
        try {
            Path place = Files.createTempDirectory("wayworth-small-");
            Path folder = place.resolve("company");
            Path exports = Files.createDirectories(place.resolve("exports"));
            DataFolder.init(folder);
            DataFolder data = DataFolder.open(folder);
            List<Path> files = DemoCompany.write(exports, DemoOptions.USUAL.withCustomers(customers), step -> {});
            data.importer().importFiles(files, exports.resolve("demo.yaml"), Progress.silent());
            return new SmallCompany(folder, data);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    public Path folder() {
        return folder;
    }

    public DataFolder data() {
        return data;
    }

    public Desk desk() {
        return desk;
    }

    @Override
    public void close() {
        desk.close();
        data.close();
    }
}
