package io.github.ibkringest.rebuild;

import static io.github.ibkringest.broker.fake.FakeExecution.fill;
import static io.github.ibkringest.broker.fake.FakeOrder.order;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.ibkringest.app.TestIngestor;
import io.github.ibkringest.broker.fake.LinesProvider;
import io.github.ibkringest.broker.fake.OtherRelease;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** A release that reads records otherwise shows exactly the rows that become others. */
class ChangedMapperTest {

    @RegisterExtension
    static final TestIngestor INGESTOR = new TestIngestor();

    @TempDir
    Path folder;

    /** Prices in pence, which the release before took for pounds. */
    private static Map<String, String> inPounds(Map<String, String> said) {
        if (!"GBX".equals(said.get("priceUnit")) || !said.containsKey("execId")) {
            return said;
        }
        Map<String, String> taken = new TreeMap<>(said);
        taken.put("price", "4.25");
        return taken;
    }

    @Test
    void shouldShowItsRowsAndNoOthers() {
        INGESTOR.sync(LinesProvider.write(
                folder.resolve("records.jsonl"),
                "U1234567",
                order("o1").buy("100").filled("100", "10"),
                fill("x1.01").order("o1").buy("100", "10"),
                order("o2").buy("100").filled("100", "425"),
                fill("x2.01").order("o2").buy("100", "425").attribute("priceUnit", "GBX"),
                fill("x3.01").order("o1").buy("3", "425")));

        try (OtherRelease newer = new OtherRelease(ChangedMapperTest::inPounds);
                RebuiltStore rebuilt = RebuiltStore.of(INGESTOR.jdbc().getDataSource())) {
            assertThat(newer).isNotNull();
            assertThat(rebuilt.result().failures()).isEmpty();
            assertThat(rebuilt.result().isEqual()).isFalse();
            assertThat(rebuilt.differences()).singleElement().satisfies(difference -> {
                assertThat(difference.table()).isEqualTo("execution");
                assertThat(difference.kind()).isEqualTo(Difference.Kind.DIFFERS);
                assertThat(difference.key()).contains("x2.01");
                assertThat(difference.values()).singleElement().satisfies(value -> {
                    assertThat(value.name()).isEqualTo("price");
                    assertThat(value.stored()).isEqualTo("425");
                    assertThat(value.rebuilt()).isEqualTo("4.25");
                });
            });
        }
        RebuiltStore.isEqualTo(INGESTOR.jdbc().getDataSource());
    }
}
