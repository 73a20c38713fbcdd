package org.wayworth.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("fault: how an operational database failed is told, whatever library says so")
class StoreFailureTest {

    @TempDir
    Path tmp;

    private static StoreFailure failure(Store store, String statement) {
        Throwable thrown = catchThrowable(() -> store.sql(statement).update());
        assertThat(thrown).isNotNull();
        return StoreFailure.in(thrown).orElseThrow();
    }

    @Test
    void aServerThatDoesNotAnswerIsAway() throws Exception {
        int free;
        try (ServerSocket socket = new ServerSocket(0)) {
            free = socket.getLocalPort();
        }
        Store store = Databases.postgres("jdbc:postgresql://localhost:" + free + "/nobody", "", "");
        StoreFailure failure = failure(store, "select 1");
        assertThat(failure.kind()).isEqualTo(StoreFailure.Kind.AWAY);
        assertThat(StoreFailure.fromOutside(failure)).contains(failure);
        assertThat(failure.said()).contains("refused");
    }

    @Test
    void whatIsNoDatabaseIsDamaged() throws Exception {
        Path file = Files.writeString(tmp.resolve("text.db"), "this is no database".repeat(500));
        StoreFailure failure = failure(Databases.oneFile(file, tmp), "create table a (b integer)");
        assertThat(failure.kind()).isEqualTo(StoreFailure.Kind.DAMAGED);
    }

    @Test
    void aFolderInPlaceOfTheFileCannotBeOpened() throws Exception {
        Path folder = Files.createDirectory(tmp.resolve("folder.db"));
        StoreFailure failure = failure(Databases.oneFile(folder, tmp), "create table a (b integer)");
        assertThat(failure.kind()).isEqualTo(StoreFailure.Kind.NO_PERMISSION);
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "postgresql"})
    void aStatementOfOursThatIsWrongIsNoFailureFromOutside(String kind) throws Exception {
        Store store = Servers.empty(kind, tmp);
        Throwable missing =
                catchThrowable(() -> store.sql("delete from nowhere").update());
        Throwable cause = missing;
        while (cause != null) {
            assertThat(StoreFailure.fromOutside(cause))
                    .as(String.valueOf(cause))
                    .isEmpty();
            cause = cause.getCause();
        }
        assertThat(StoreFailure.in(missing)).isPresent();
        assertThat(StoreFailure.in(new IllegalStateException("of nobody's database")))
                .isEmpty();
    }
}
