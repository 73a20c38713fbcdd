import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;

/** What DuckDB alone needs to read a file of order lines into a table, types guessed: java CsvRead.java FILE. */
public final class CsvRead {

    private CsvRead() {}

    public static void main(String[] arguments) throws Exception {
        Path folder = Files.createTempDirectory("wayworth-bench-");
        Path database = folder.resolve("read.duckdb");
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:" + database);
                Statement statement = connection.createStatement()) {
            statement.execute(
                    "create table orders as select * from read_csv('" + arguments[0].replace("'", "''") + "')");
        }
        try (var files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(folder);
    }
}
