package org.wayworth.warehouse;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.wayworth.store.Store;
import org.wayworth.vocabulary.Condition;
import org.wayworth.warehouse.canonical.Currencies;
import org.wayworth.warehouse.engine.EngineFailure;
import org.wayworth.warehouse.engine.Parameters;
import org.wayworth.warehouse.engine.Sql;
import org.wayworth.warehouse.feature.Facts;
import org.wayworth.warehouse.message.Code;
import org.wayworth.warehouse.message.Refused;
import org.wayworth.warehouse.message.Reject;
import org.wayworth.warehouse.record.DiskFault;
import org.wayworth.warehouse.record.Manifest;
import org.wayworth.warehouse.record.RecordStore;

/**
 * One folder that holds all data of an organisation. Door of the warehouse.
 *
 * <p>Opening it locks it, migrates the operational database and repairs what a crash left: the canonical tables are
 * brought in line with the manifest, from the raw files, before anyone reads them.
 */
public final class DataFolder implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(DataFolder.class.getName());

    private final RecordStore record;
    private final Index index;
    private final Importer importer;

    private DataFolder(RecordStore record, Clock clock) {
        this.record = record;
        this.index = new Index(record);
        this.importer = new Importer(record, index, clock);
    }

    /** Makes an empty data folder. @throws Refused when there is something in it */
    public static void init(Path folder) {
        RecordStore.init(folder);
    }

    /** Whether there is a data folder at this path. */
    public static boolean exists(Path folder) {
        return RecordStore.isOne(folder);
    }

    /** @throws Refused when it is none, or another program has it open */
    public static DataFolder open(Path folder) {
        return open(folder, Clock.systemUTC());
    }

    public static DataFolder open(Path folder, Clock clock) {
        return new DataFolder(RecordStore.open(folder), clock);
    }

    /**
     * Opens a folder of which raw files may be missing, for who brings them: those that are good copies take their place.
     *
     * @throws Refused when a raw file is missing that is not among them
     */
    public static DataFolder open(Path folder, List<Path> offered) {
        return new DataFolder(RecordStore.open(folder, RecordStore.Strictness.WHOLE, offered), Clock.systemUTC());
    }

    /**
     * Looks at every byte of a folder, and puts right what can be put right.
     *
     * @param copies files, folders of files, or backups, in which good copies of damaged files may lie
     */
    public static Verified verify(Path folder, List<Path> copies, Progress progress) {
        return Verification.of(folder, copies, progress);
    }

    /** Why nothing may be written now, in words; empty when there is room on the disk. */
    public Optional<String> shortage() {
        return record.room().shortage();
    }

    public Path folder() {
        return record.folder();
    }

    /** The operational database: what the programme module keeps in it stands beside the manifest of imports. */
    public Store operational() {
        return record.database();
    }

    /** Who sits at this machine, by their name in the programme; empty where the settings do not say. */
    public String person() {
        return record.person();
    }

    /** The tables as they are now. Ask again after an import. */
    public Warehouse warehouse() {
        return index.warehouse();
    }

    /**
     * Writes what is known of every customer as of the end of a day to a file, over one that is there.
     *
     * @param where of whom; empty for all
     * @throws Refused when the file cannot be written; what was there before is there still
     */
    public FactsWritten writeFacts(LocalDate day, Optional<Condition> where, Facts.FileForm form, Path file) {
        return index.ask(session -> {
            session.begin();
            try {
                return Facts.of(session).write(day, where, form, index.normal(), file);
            } catch (IOException e) {
                throw DiskFault.refused(file.toAbsolutePath(), e);
            }
        });
    }

    public Importer importer() {
        return importer;
    }

    public State status() {
        return new State(
                counts("tables.sql"),
                counts("unresolved.sql"),
                money(),
                index.coverage(),
                imports(),
                index.notes(),
                index.isSample(),
                index.dataVersion());
    }

    private Map<String, Long> counts(String sqlFile) {
        Columns rows = index.query(Sql.beside(DataFolder.class, sqlFile), Parameters.none());
        Map<String, Long> counts = new LinkedHashMap<>();
        for (int i = 0; i < rows.size(); i++) {
            counts.put(rows.texts("table_name")[i], rows.longs("row_count")[i]);
        }
        return counts;
    }

    private Map<String, Map<String, BigDecimal>> money() {
        Columns rows = index.query(Sql.beside(DataFolder.class, "money.sql"), Parameters.none());
        Map<String, Map<String, BigDecimal>> money = new LinkedHashMap<>();
        for (int i = 0; i < rows.size(); i++) {
            String currency = rows.texts("currency")[i];
            money.computeIfAbsent(rows.texts("kind")[i], kind -> new LinkedHashMap<>())
                    .put(currency, BigDecimal.valueOf(rows.longs("amount_minor")[i], Currencies.digits(currency)));
        }
        return money;
    }

    private List<State.Imported> imports() {
        Map<String, Long> leftOut = leftOut();
        List<State.Imported> imports = new ArrayList<>();
        for (Manifest.Batch batch : record.manifest().batches()) {
            imports.add(new State.Imported(
                    batch.importId(),
                    batch.mappingName(),
                    batch.committedAt(),
                    batch.loads().stream()
                            .map(load -> new State.File(
                                    load.loadId(),
                                    load.fileName(),
                                    load.sha256(),
                                    load.read(),
                                    load.loaded(),
                                    load.rejected() - leftOut.getOrDefault(load.loadId(), 0L),
                                    leftOut.getOrDefault(load.loadId(), 0L),
                                    load.updated()))
                            .toList()));
        }
        return imports;
    }

    /** By load: records that the mapping's {@code when:} leaves out, which stand in the ledger with the rejected ones. */
    private Map<String, Long> leftOut() {
        Columns rows =
                index.query(Sql.beside(DataFolder.class, "left-out.sql"), Parameters.with("code", Code.LEFT_OUT.id()));
        Map<String, Long> leftOut = new HashMap<>();
        for (int i = 0; i < rows.size(); i++) {
            leftOut.put(rows.texts("load_id")[i], rows.longs("records")[i]);
        }
        return leftOut;
    }

    /** Records that were not loaded. @param loadId of one file, or empty for all */
    public List<Reject> rejects(String loadId) {
        Columns rows = index.query(Sql.beside(DataFolder.class, "rejects.sql"), Parameters.with("load_id", loadId));
        String[] columns = rows.textsOr("column", "");
        List<Reject> rejects = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            rejects.add(new Reject(
                    rows.texts("load_id")[i],
                    rows.texts("file_name")[i],
                    rows.longs("line")[i],
                    columns[i],
                    rows.texts("code")[i],
                    rows.texts("expected")[i],
                    rows.texts("found")[i]));
        }
        return rejects;
    }

    /** Never fails for the tables: they are derived, and what could not be written of them follows at the next start. */
    @Override
    public void close() {
        try {
            index.close();
        } catch (EngineFailure e) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "the analytics database did not close in order and is checked at the next start",
                    e);
        } finally {
            record.close();
        }
    }
}
