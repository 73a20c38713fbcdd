package org.wayworth.warehouse.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Contract: DuckDB is an engine. Attack: none of its doors opens from a statement. */
class DuckDbTest extends EngineContract {

    @Override
    Engine open(Path file, Engine.Limits limits) {
        return Engine.open(file, limits);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select * from read_csv('/etc/passwd', sep = ':')",
                "select * from read_text('/etc/passwd')",
                "select * from read_blob('/etc/passwd')",
                "select * from read_json('/etc/passwd')",
                "select * from read_parquet('/etc/passwd')",
                "select * from parquet_scan('/tmp/*.parquet')",
                "select * from parquet_metadata('/tmp/x.parquet')",
                "select * from glob('/etc/*')",
                "select * from sniff_csv('/etc/passwd')",
                "select * from '/etc/passwd.csv'",
                "select * from 'https://example.org/x.csv'",
                "copy (select 1) to '/tmp/wayworth-attack.csv'",
                "copy (select 1) to '/tmp/wayworth-attack.parquet' (format parquet)",
                "create table stolen as select * from read_csv_auto('/etc/passwd')",
                "attach '/tmp/wayworth-attack.db' as other",
                "attach ':memory:' as other; copy from database memory to other",
                "install httpfs",
                "load httpfs",
                "load '/tmp/evil.duckdb_extension'",
                "export database '/tmp/wayworth-attack'",
                "import database '/tmp/wayworth-attack'",
                "create persistent secret s (type s3, key_id 'a', secret 'b')",
                "set enable_external_access = true",
                "set lock_configuration = false",
                "set allowed_directories = ['/']",
                "set allowed_paths = ['/etc/passwd']",
                "set memory_limit = '900GB'",
                "reset memory_limit",
                "set threads = 64",
                "set temp_directory = '/etc'",
                "set allow_community_extensions = true",
                "set allow_unsigned_extensions = true",
                "set autoload_known_extensions = true",
                "set home_directory = '/etc'",
                "pragma enable_profiling; pragma profiling_output = '/tmp/wayworth-attack.json'; select 1",
                "pragma log_query_path = '/tmp/wayworth-attack.log'; select 1",
            })
    void noStatementReachesOutside(String attack) {
        assertThatThrownBy(() -> run(attack)).isInstanceOf(EngineFailure.class);
    }

    /** Fault: the database has less memory than one list needs; it says so, and answers the next question. */
    @Test
    void whatNeedsMoreMemoryThanThereIsIsToldApartFromDamage() {
        assertThatThrownBy(() -> ask("select len(list(md5(cast(i as varchar)))) as n from range(40000000) as r(i)"))
                .isInstanceOfSatisfying(EngineFailure.class, failure -> {
                    assertThat(failure.isOutOfMemory()).as(failure.said()).isTrue();
                    assertThat(failure.isDamage()).isFalse();
                    assertThat(failure.isDiskFull()).isFalse();
                });
        assertThat(ask("select 1 as one").longs("one")).containsExactly(1);
    }

    @Test
    void onlyTheFolderOfNormalisedFilesCanBeCopiedIn() throws IOException {
        Path outside = Files.writeString(tmp.resolve("outside.csv"), "1\n");
        Path dotted = tmp.resolve("normal/../outside.csv");
        run("create table t (n integer)");
        try (Session session = engine().session()) {
            assertThatThrownBy(() -> session.copyIn("t", List.of("n"), outside)).isInstanceOf(EngineFailure.class);
        }
        assertThatThrownBy(() -> run("copy t from '" + dotted + "'")).isInstanceOf(EngineFailure.class);
    }

    @Test
    @DisplayName("fault: a query that needs more memory than there is fails as such, and the database goes on")
    void memoryThatRunsOutIsTold(@TempDir Path tmp) throws IOException {
        Path readable = Files.createDirectories(tmp.resolve("in"));
        try (Engine engine =
                        open(tmp.resolve("a.duckdb"), new Engine.Limits(64L << 20, 2, tmp.resolve("spill"), readable));
                Session session = engine.session()) {
            assertThatThrownBy(() -> session.run(
                            Sql.of(
                                    "create temp table t as select list(md5(cast(i as varchar))) as l from range(20000000) r(i)"),
                            Parameters.none()))
                    .isInstanceOfSatisfying(EngineFailure.class, failure -> {
                        assertThat(failure.isOutOfMemory()).isTrue();
                        assertThat(failure.isDamage()).isFalse();
                    });
            session.run(Sql.of("create table still_there (i integer)"), Parameters.none());
        }
    }
}
