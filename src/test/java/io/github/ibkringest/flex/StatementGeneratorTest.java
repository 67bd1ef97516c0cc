package io.github.ibkringest.flex;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StatementGeneratorTest {

    @TempDir
    Path folder;

    @Test
    void shouldStateTheSameFactsForTheSameSeed() throws Exception {
        var first = lines(StatementGenerator.of(3_000, 2, 7));
        var later = lines(StatementGenerator.of(3_000, 2, 7).whenGenerated("20261201;060000"));

        assertThat(rows(later)).isEqualTo(rows(first));
        assertThat(later).isNotEqualTo(first);
        assertThat(rows(lines(StatementGenerator.of(3_000, 2, 8)))).isNotEqualTo(rows(first));
    }

    @Test
    void shouldKeepItsProportions() throws Exception {
        var xml = ParsedXml.of(
                Files.newInputStream(StatementGenerator.of(9_001, 3, 1).writeTo(folder.resolve("s.xml"))));

        assertThat(xml.rows("Trade"))
                .hasSize(9_001)
                .allSatisfy(t -> assertThat(t.attributes()).hasSize(85));
        assertThat(xml.rows("Trade").map(t -> t.get("transactionID"))).doesNotHaveDuplicates();
        assertThat(xml.rows("Trade").map(t -> t.get("ibExecID")).filter(id -> !id.isEmpty()))
                .doesNotHaveDuplicates();
        assertThat(xml.rows("Order").count()).isBetween(2_900L, 3_001L);
        assertThat(xml.rows("OptionEAE").filter(e -> e.get("assetCategory").equals("OPT")))
                .hasSize(90);
        assertThat(xml.rows("OptionEAE").map(e -> e.get("tradeID")).toList())
                .isEqualTo(xml.rows("Trade")
                        .filter(t -> t.get("ibExecID").isEmpty())
                        .map(t -> t.get("tradeID"))
                        .toList());
        assertThat(xml.rows("Trade").map(t -> t.get("conid")).distinct().count())
                .isBetween(1_000L, 2_000L);
    }

    @Test
    void shouldRestateCommissionsAndNothingElse() throws Exception {
        var before = lines(StatementGenerator.of(5_000, 1, 7));
        var after = lines(StatementGenerator.of(5_000, 1, 7).restated(10));
        var changed = IntStream.range(0, before.size())
                .filter(i -> !before.get(i).equals(after.get(i)))
                .boxed()
                .toList();

        assertThat(after).hasSameSizeAs(before);
        assertThat(changed.size()).isBetween(400, 600);
        assertThat(changed)
                .allSatisfy(
                        i -> assertThat(withoutCommission(after.get(i))).isEqualTo(withoutCommission(before.get(i))));
    }

    private List<String> lines(StatementGenerator generator) throws Exception {
        return Files.readAllLines(generator.writeTo(folder.resolve("s.xml")));
    }

    private static List<String> rows(List<String> lines) {
        return lines.stream().filter(line -> line.endsWith("/>")).toList();
    }

    private static String withoutCommission(String line) {
        return line.replaceFirst(" ibCommission=\"[^\"]*\"", "");
    }
}
