package io.github.ibkringest.app;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How many parameters a statement has; 0 if only the database knows. */
class CountedParametersTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '"',
            value = {
                "select 1; 0",
                "select :?runId::bigint as run_id, :?accountId::bigint; 2",
                "select :?${header.eventId}; 1",
                "select ':?none' where id = :?id; 1",
                "select :?id -- of :?what; 1",
                "select :?id /* and :?what */; 1",
                "select * from t where id = ?; 0",
                "select * from t where id = ? and name = :?name; 0",
                "select * from t where id in (:?in:ids); 0"
            })
    void shouldCountNamedParameters(String query, int count) {
        assertThat(CountedParameters.count(query)).isEqualTo(count);
    }
}
