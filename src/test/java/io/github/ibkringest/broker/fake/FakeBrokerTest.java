package io.github.ibkringest.broker.fake;

import static io.github.ibkringest.broker.fake.FakeExecution.fill;
import static io.github.ibkringest.broker.fake.FakeOptionEvent.assignment;
import static io.github.ibkringest.broker.fake.FakeOrder.order;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ibkringest.broker.Fetch;
import io.github.ibkringest.broker.error.BrokerConfigurationException;
import io.github.ibkringest.broker.error.BrokerUnavailableException;
import io.github.ibkringest.broker.error.UnreadablePayloadException;
import io.github.ibkringest.broker.record.Reading;
import io.github.ibkringest.model.Dataset;
import io.github.ibkringest.model.ExecutionData;
import io.github.ibkringest.model.OrderData;
import io.github.ibkringest.model.Side;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.commons.codec.digest.DigestUtils;
import org.junit.jupiter.api.Test;

class FakeBrokerTest {

    @Test
    void shouldDeliverEachDatasetOfEachAccountApart() {
        FakeBroker broker = FakeBroker.of("U1", "DU2")
                .with(order("o1").sell("7").limit("10.5"), fill("x1.02").order("o1"), assignment("t1"))
                .in("DU2", fill("x2.01"));
        broker.connect();

        OrderData order = accepted(broker.fetchOpenOrders("U1")).get(0);
        assertThat(order.orderId()).isEqualTo("o1");
        assertThat(order.side()).isEqualTo(Side.SELL);
        assertThat(order.limitPrice()).isEqualByComparingTo("10.5");
        ExecutionData execution = accepted(broker.fetchExecutions("U1")).get(0);
        assertThat(execution.ids().key()).isEqualTo("X:x1.02");
        assertThat(execution.ids().group()).isEqualTo("x1");
        assertThat(execution.ids().revision()).isEqualTo(2);
        assertThat(accepted(broker.fetchOptionEvents("U1"))).hasSize(1);
        assertThat(accepted(broker.fetchOpenOrders("DU2"))).isEmpty();
        assertThat(accepted(broker.fetchExecutions("DU2"))).hasSize(1);
    }

    @Test
    void shouldReadStoredRecordsAgain() {
        FakeBroker broker = FakeBroker.of("U1").with(fill("x1.01").buy("3", "4.25"));
        broker.connect();
        Fetch<ExecutionData> fetch = broker.fetchExecutions("U1");
        Reading<ExecutionData> first = fetch.records().next();

        assertThat(fetch.reread("U1", first.raw())).isEqualTo(first);
    }

    @Test
    void shouldCallRecordsMalformedThatMakeNoSense() {
        FakeBroker broker = FakeBroker.of("U1").with(fill("x1.01").attribute("quantity", "two"));
        broker.connect();

        assertThat(broker.fetchExecutions("U1").records().next())
                .isInstanceOfSatisfying(
                        Reading.Malformed.class,
                        record -> assertThat(record.reason()).isEqualTo("quantity 'two' is no number"));
    }

    @Test
    void shouldFailWhenToldTo() {
        FakeBroker closed = FakeBroker.of("U1").unavailable();
        assertThatThrownBy(closed::connect).isInstanceOf(BrokerUnavailableException.class);
        assertThat(closed.isOpen()).isFalse();

        FakeBroker broker = FakeBroker.of("U1").with(fill("x1.01")).breakingOff(Dataset.EXECUTIONS);
        broker.connect();
        Iterator<Reading<ExecutionData>> records = broker.fetchExecutions("U1").records();
        assertThat(records.next()).isInstanceOf(Reading.Accepted.class);
        assertThatThrownBy(records::hasNext).isInstanceOf(UnreadablePayloadException.class);
    }

    @Test
    void shouldSignItsPayload() throws IOException {
        FakeBroker broker = FakeBroker.of("U1").with(fill("x1.01"));
        broker.connect();
        var payload = broker.fetchExecutions("U1").payload();

        assertThat(payload.sha256())
                .isEqualTo(DigestUtils.sha256Hex(payload.content().open()));
        assertThat(broker.with(fill("x2.01")).fetchExecutions("U1").payload().sha256())
                .isNotEqualTo(payload.sha256());
    }

    @Test
    void shouldBeFoundByAccount() {
        FakeBroker one = FakeBroker.of("U1");
        FakeBroker other = FakeBroker.of("U2", "U3");
        FakeBrokers brokers = FakeBrokers.of(one, other);

        assertThat(brokers.brokerOf("U3")).isSameAs(other);
        assertThatThrownBy(() -> brokers.brokerOf("U4")).isInstanceOf(BrokerConfigurationException.class);
    }

    private static <T> List<T> accepted(Fetch<T> fetch) {
        List<T> data = new ArrayList<>();
        fetch.records().forEachRemaining(reading -> data.add(((Reading.Accepted<T>) reading).data()));
        return data;
    }
}
