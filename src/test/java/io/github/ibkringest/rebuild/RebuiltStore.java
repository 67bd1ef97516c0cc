package io.github.ibkringest.rebuild;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ibkringest.app.settings.Settings;
import io.github.ibkringest.store.Database;
import io.github.ibkringest.store.TestDatabase;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/** A database that was made anew from the payloads of another one, to compare the two. */
public final class RebuiltStore implements AutoCloseable {

    private final PGSimpleDataSource empty = TestDatabase.createMigrated();
    private final Database database = Database.at(empty.getUrl(), empty.getUser(), empty.getPassword());
    private final List<Difference> differences = new ArrayList<>();
    private final Rebuilt result;

    private RebuiltStore(DataSource kept) {
        try {
            result = new Rebuild(kept, Settings.load(null, Map.of()))
                    .compare(database, (payloads, all) -> {}, differences::add);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    public static RebuiltStore of(DataSource kept) {
        return new RebuiltStore(kept);
    }

    /** A store is what its payloads say. */
    public static void isEqualTo(DataSource kept) {
        try (RebuiltStore rebuilt = of(kept)) {
            assertThat(rebuilt.result().failures()).isEmpty();
            assertThat(rebuilt.differences()).as("of what is rebuilt").isEmpty();
        }
    }

    Rebuilt result() {
        return result;
    }

    List<Difference> differences() {
        return differences;
    }

    Database database() {
        return database;
    }

    @Override
    public void close() {
        database.close();
        TestDatabase.drop(empty);
    }
}
