package io.github.ibkringest.alert;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Alerts of data that are too old. */
class StaleDataAlertsTest extends AlertTestSupport {

    /** Forty accounts with old data have one cause. */
    @Test
    void shouldTellOfManyAccountsInOneEvent() {
        environment.put("IBKR_INGEST_ALERT_COMPLETENESS_AGE", "3d");
        List<String> codes =
                IntStream.range(0, 40).mapToObj(n -> "U70000" + (10 + n)).toList();
        codes.forEach(code -> STORE.jdbc().update("""
                        insert into trading.broker_account (code, environment, registered_at)
                        values (?, 'LIVE', now() - interval '30 days')
                        """, code));
        sync(fixture("bad/truncated.xml"));
        sync(fixture("bad/truncated.xml"));
        assertThat(of("completeness")).singleElement().satisfies(event -> {
            assertThat(event.has("account")).isFalse();
            assertThat(event.get("accounts")).hasSize(40);
            assertThat(event.get("datasets")).hasSize(3);
            assertThat(event.get("message").asText())
                    .contains("U7000010 (no day was ever complete), U7000011 ")
                    .endsWith(" and 30 accounts more");
        });

        STORE.jdbc().update("update trading.broker_account set active = false where code <> 'U7000010'");
        sync(fixture("bad/truncated.xml"));
        assertThat(of("completeness"))
                .as("no more of those that it was told of")
                .hasSize(1);
        assertThat(of("resolved")).singleElement().satisfies(event -> {
            assertThat(event.get("resolves").asText()).isEqualTo("completeness");
            assertThat(event.get("accounts")).hasSize(39);
        });
    }

    /** What reconcile found stays until it is mended; more of it is told again. */
    @Test
    void shouldTellOfAnAccountThatDiffersFromTheBrokersTotals() {
        sync(fixture("no-ids-twins.xml"));
        STORE.jdbc().update("""
                insert into trading.broker_report (account_id, first_day, last_day, sections, faults, source, feed, content_hash,
                  payload_id, run_id)
                select a.id, '2026-07-01', '2026-07-17', '{}', '{}', 'flex-file', 'flex-activity', gen_random_uuid(), p.id, 1
                from trading.broker_account a cross join (select min(id) as id from trading.raw_payload) p limit 1
                """);
        STORE.jdbc().update("""
                insert into trading.certificate (account_id, report_id, first_day, last_day, status, proven, broken, not_stated,
                  last_run_id, outcome, sha256, document)
                select account_id, id, first_day, last_day, 'broken', 1, 2, 0, 1000000, 'a', 'a', '{}' from trading.broker_report
                """);
        sync(fixture("no-ids-twins.xml"));
        sync(fixture("no-ids-twins.xml"));
        assertThat(of("reconcile"))
                .singleElement()
                .satisfies(event -> assertThat(event.get("message").asText())
                        .contains("differs from the broker's totals", "2 equations"));

        STORE.jdbc().update("update trading.certificate set status = 'proven', broken = 0");
        sync(fixture("no-ids-twins.xml"));
        assertThat(of("resolved")).hasSize(1);
    }

    @Test
    void shouldTellOfDataThatAreTooOld() {
        environment.put("IBKR_INGEST_ALERT_COMPLETENESS_AGE", "3d");
        sync(fixture("no-ids-twins.xml"));
        sync(fixture("no-ids-twins.xml"));
        assertThat(of("completeness")).hasSize(1);
        assertThat(events()).hasSize(1);

        environment.put("IBKR_INGEST_ALERT_COMPLETENESS_AGE", "36500d");
        sync(fixture("no-ids-twins.xml"));
        assertThat(of("resolved")).hasSize(1);

        environment.put("IBKR_INGEST_ALERT_COMPLETENESS_AGE", "3d");
        sync(fixture("no-ids-twins.xml"));
        assertThat(of("completeness")).as("it was over in between").hasSize(2);
    }

    @Test
    void shouldTellOfAnAccountThatWasNeverProvenOnceItIsKnownForTooLong() {
        environment.put("IBKR_INGEST_ALERT_COMPLETENESS_AGE", "3d");
        STORE.jdbc().update("insert into trading.broker_account (code, environment) values ('U9', 'LIVE')");
        sync(fixture("bad/truncated.xml"));
        assertThat(completenessOf("U9")).as("a new one").isEmpty();

        STORE.jdbc().update("update trading.broker_account set registered_at = now() - interval '30 days'");
        sync(fixture("bad/truncated.xml"));
        sync(fixture("bad/truncated.xml"));
        assertThat(completenessOf("U9"))
                .singleElement()
                .satisfies(event -> assertThat(event.get("message").asText()).contains("no day was ever complete"));
    }

    @Test
    void shouldTellOfALoginThatNeverDeliveredAnything() {
        environment.put("IBKR_INGEST_ALERT_COMPLETENESS_AGE", "3d");
        environment.put("IBKR_INGEST_FLEX_TOKEN", "1");
        environment.put("IBKR_INGEST_FLEX_ACTIVITY_QUERY_ID", "777");
        STORE.jdbc().update("""
                        insert into trading.run (dataset, source, payload, status, started_at, finished_at)
                        values ('orders', 'flex-web', 'main activity query 777', 'failed', now() - interval '30 days', now())
                        """);
        sync(fixture("bad/truncated.xml"));
        sync(fixture("bad/truncated.xml"));
        assertThat(events())
                .filteredOn(event -> event.get("event").asText().equals("completeness"))
                .singleElement()
                .satisfies(event -> assertThat(event.get("message").asText())
                        .startsWith("the main activity query 777 has never delivered an account"));
    }

    private List<JsonNode> completenessOf(String account) {
        return events().stream()
                .filter(event -> event.get("event").asText().equals("completeness")
                        && event.path("account").asText().equals(account))
                .toList();
    }

    @Test
    void shouldTellOfAConsumerOfEventsThatStandsStill() {
        sync(fixture("no-ids-twins.xml"));
        STORE.jdbc()
                .update("insert into trading.event_consumer (name, log, last_id, last_hash)"
                        + " select 'slow', log, 0, sha256('') from trading.event_head");
        sync(fixture("no-ids-twins.xml"));
        assertThat(of("event-lag")).as("for less than an hour").isEmpty();

        STORE.jdbc().update("update trading.event set recorded_at = recorded_at - interval '2 hours'");
        sync(fixture("no-ids-twins.xml"));
        sync(fixture("no-ids-twins.xml"));
        assertThat(of("event-lag"))
                .singleElement()
                .satisfies(event -> assertThat(event.get("message").asText()).contains("consumer slow of events"));

        STORE.jdbc().update("delete from trading.event_consumer");
        sync(fixture("no-ids-twins.xml"));
        assertThat(of("resolved")).hasSize(1);
    }
}
