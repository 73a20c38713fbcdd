package org.wayworth.app.command;

import java.nio.file.Path;
import java.util.List;
import org.wayworth.app.desk.Desk;
import org.wayworth.app.handover.Importing;
import org.wayworth.warehouse.DataFolder;
import org.wayworth.warehouse.ImportResult;
import org.wayworth.warehouse.Progress;

/** Imports into the folder that a server has open, and lets its pages ask their questions of the new data. */
final class ServerImports implements Importing {

    private final DataFolder data;
    private final Desk desk;

    ServerImports(DataFolder data, Desk desk) {
        this.data = data;
        this.desk = desk;
    }

    @Override
    public Told importFiles(List<Path> files, Path mapping, Path shown, Progress progress) {
        ImportResult result = data.importer().importFiles(files, mapping, progress);
        desk.askAll();
        return new Told(ImportText.of(result, shown), StateJson.text(result));
    }
}
