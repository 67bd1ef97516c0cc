package io.github.ibkringest.eventlog;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ibkringest.store.TestStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The recipe in SQL does what its page says. */
class EventRecipeTest {

    @RegisterExtension
    static final TestStore STORE = new TestStore();

    private static String recipe() throws IOException {
        String page = Files.readString(Path.of("docs", "events.md"));
        String from = page.substring(page.indexOf("create table if not exists my_cursor"));
        return from.substring(0, from.indexOf("```"));
    }

    @Test
    void shouldTakeEachFillOnce() throws IOException {
        for (int i = 1; i <= 3; i++) {
            STORE.jdbc().execute(recipe());
            EventReplay.publish(
                    STORE.jdbc(), "execution.recorded", null, false, "{\"symbol\": \"ABC\", \"signed_quantity\": 2.5}");
            STORE.jdbc().update("update trading.event set subject = id::text");
        }
        STORE.jdbc().execute(recipe());
        STORE.jdbc().execute(recipe());

        assertThat(STORE.jdbc()
                        .queryForList("select exec_key || symbol || quantity from my_fill order by 1", String.class))
                .containsExactly("1ABC2.5", "2ABC2.5", "3ABC2.5");
    }
}
