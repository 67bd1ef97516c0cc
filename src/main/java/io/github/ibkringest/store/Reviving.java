package io.github.ibkringest.store;

import java.sql.SQLException;
import javax.sql.DataSource;

/** What a data source can do whose server the program itself starts. Thread-safe. */
public interface Reviving {

    /** For servers that somebody else runs. */
    Reviving NOTHING = () -> {};

    /** Starts the server again when somebody has stopped or killed it; says why when that does not work. */
    void keepUp();

    /** What a data source can do; nothing when its server is somebody else's. */
    static Reviving of(DataSource dataSource) {
        try {
            return dataSource.isWrapperFor(Reviving.class) ? dataSource.unwrap(Reviving.class) : NOTHING;
        } catch (SQLException e) {
            return NOTHING;
        }
    }
}
