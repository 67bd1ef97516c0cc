package io.github.ibkringest.verify;

import java.util.stream.Stream;

/** What somebody may do to a database. */
final class PlantedDefects {

    /** A row that nothing else is said of. */
    static final String A_FILL = "(select min(id) from trading.execution where is_effective and kind = 'FILL')";

    private PlantedDefects() {}

    /** What queries find. */
    static Stream<PlantedDefect> ofTables() {
        return Stream.of(
                        PlantedInChains.chains(), PlantedInChains.ledger(), PlantedInRows.links(), PlantedInRows.rows())
                .flatMap(planted -> planted);
    }

    /** What only the documents show. */
    static Stream<PlantedDefect> ofData() {
        return PlantedInData.all();
    }
}
