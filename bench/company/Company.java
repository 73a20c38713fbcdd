import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * Fills the empty analytics database of a data folder with a made-up company: java Company.java FOLDER CUSTOMERS. Nothing is
 * imported, so that the folder is good for measuring and for nothing else: whatever rebuilds it empties it.
 */
public final class Company {

    private Company() {}

    public static void main(String[] arguments) throws Exception {
        Path database = Path.of(arguments[0], "analytics-1.duckdb");
        if (!Files.exists(database)) {
            throw new IllegalArgumentException(database + " must be there: wayworth init, then wayworth status");
        }
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:" + database);
                Statement statement = connection.createStatement()) {
            statement.execute("set variable customers = " + Integer.parseInt(arguments[1]));
            for (String one : Files.readString(Path.of("bench", "company", "company.sql")).split(";\n")) {
                if (!one.isBlank()) {
                    statement.execute(one);
                }
            }
            List<String> tables = new ArrayList<>();
            try (ResultSet built = statement.executeQuery("select table_name from source.built")) {
                while (built.next()) {
                    tables.add(built.getString(1));
                }
            }
            for (String table : tables) {
                statement.execute("update source.built set row_count = (select count(*) from canonical.\"" + table
                        + "\") where table_name = '" + table + "'");
            }
        }
    }
}
