package io.github.ibkringest.cli.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.of;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What a statement does, and which functions it may call, whatever it is written like. */
class SqlTextTest {

    static Stream<Arguments> statements() {
        return Stream.of(
                of("select * from f(1)", "select", "f"),
                of("SELECT a.F (1) * g (2) / h(3) - i(4)", "select", "f g h i"),
                of("((select f(1)))", "select", "f"),
                of("-- f(1)\n /* g(1) /* h(1) */ i(1) */ table x", "table", ""),
                of("select 'f(1)', e'\\' || g(1)', \"H\"(1)", "select", "H"),
                of("select 'a'' f(' || g(1)", "select", "g"),
                of("select '\\' || f(1) || '\\'", "select", "f"),
                of("select e'\\'' || f(1) || ''", "select", "f"),
                of("select $$ f(1) $$ || $a$ $$ g(1) $a$ || h(1)", "select", "h"),
                of("select $1, a$b$c(1), f(1)", "select", "a$b$c f"),
                of("select U&\"f\\0067\"(1)", "select", "U&"),
                of("select f--\n(1), g/* */(2)", "select", "f g"),
                of("with x as (delete from y returning 1) select 1", "with", "as"),
                of("explain (analyze) delete from x", "explain", "explain"),
                of("1 + f(1)", "f", "f"),
                of(" -- nothing", "", ""));
    }

    @ParameterizedTest
    @MethodSource("statements")
    void shouldTellWhatAStatementDoes(String sql, String command, String calls) {
        SqlText text = SqlText.of(sql);

        assertThat(text.command()).isEqualTo(command);
        assertThat(String.join(" ", text.calls())).isEqualTo(calls);
    }
}
