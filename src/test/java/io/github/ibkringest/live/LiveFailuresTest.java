package io.github.ibkringest.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ibkringest.broker.ibkr.gateway.fake.FakeConnection;
import io.github.ibkringest.broker.ibkr.gateway.fake.FakeFill;
import io.github.ibkringest.broker.ibkr.gateway.fake.FakeGateway;
import io.github.ibkringest.broker.ibkr.gateway.fake.FakeOrder;
import io.github.ibkringest.broker.live.LiveState;
import io.github.ibkringest.model.Environment;
import io.github.ibkringest.store.TestStore;
import io.github.ibkringest.store.live.LiveBoard;
import io.github.ibkringest.store.live.LiveTroubles;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What a live session does when something does not work. Each test has a gateway of its own. */
class LiveFailuresTest {

    @RegisterExtension
    static final TestStore STORE = new TestStore();

    private final GatewayBook book = new GatewayBook();
    private final FakeOrder order = FakeOrder.of("9001").client(3, 600);
    private FakeGateway gateway;

    @BeforeEach
    void start() throws IOException {
        STORE.jdbc()
                .execute("truncate trading.broker_account, trading.run, trading.raw_payload, trading.instrument,"
                        + " trading.ibkr_contract, trading.record_revision, trading.live_session cascade");
        gateway = FakeGateway.start(book);
    }

    @AfterEach
    void stop() {
        gateway.close();
    }

    private static FakeFill fill(FakeOrder of, int number) {
        return FakeFill.of(of, "0000e0d5.69dd%04d.01.01".formatted(number), "1", "10");
    }

    private static long fills() {
        return STORE.count("select count(*) from trading.execution");
    }

    private FakeFill happen(int number) throws IOException {
        FakeFill fill = fill(order, number);
        book.executed(fill);
        FakeConnection connection = book.connection();
        connection.send(connection.frames().execution(-1, fill));
        return fill;
    }

    private static LiveState standing() {
        List<LiveBoard.Noted> noted = new LiveBoard(STORE.jdbc()).all();
        return noted.isEmpty() ? null : noted.get(0).state();
    }

    private static void awaitConnected() {
        LiveServing.until(
                "it is connected", () -> standing() != null && standing().isConnected());
    }

    @Test
    void shouldTakeTheSessionOverWhenTheOtherProgramEnds() throws IOException {
        LiveServing first = LiveServing.of(STORE, gateway.port());
        awaitConnected();
        try (LiveServing second = LiveServing.of(STORE, gateway.port())) {
            happen(1);
            LiveServing.until("the first stores", () -> fills() == 1);
            assertThat(gateway.connections()).as("the second stands by").hasSize(1);

            first.close();

            LiveServing.until("the second listens", () -> gateway.connections().size() == 2 && book.readings() > 1);
            book.awaitReadings(1);
            happen(2);
            LiveServing.until("the second stores", () -> fills() == 2);
        }
    }

    @Test
    void shouldStoreLaterWhatTheDatabaseRefusesNow() throws IOException {
        try (LiveServing serving = LiveServing.of(STORE, gateway.port())) {
            awaitConnected();
            STORE.jdbc().execute("""
                    create or replace function trading.refuse() returns trigger language plpgsql as
                    $$ begin raise exception 'the disk is full'; end $$""");
            STORE.jdbc()
                    .execute("create trigger refuse before insert on trading.execution"
                            + " for each statement execute function trading.refuse()");
            happen(1);
            LiveServing.until(
                    "a run fails",
                    () -> STORE.count("select count(*) from trading.run where error like '%disk is full%'") > 0);
            assertThat(fills()).isZero();

            STORE.jdbc().execute("drop trigger refuse on trading.execution");

            LiveServing.until("it is stored after all", () -> fills() == 1);
            assertThat(serving.ingestor()).isNotNull();
        }
    }

    /** A statement of the same account is being stored meanwhile. */
    @Test
    void shouldWaitForAnotherRunOfTheAccount() throws IOException, SQLException {
        try (LiveServing serving = LiveServing.of(STORE, gateway.port());
                Connection other = STORE.connect();
                Statement statement = other.createStatement()) {
            awaitConnected();
            happen(1);
            LiveServing.until("the account is known", () -> fills() == 1);
            long account = STORE.count("select id from trading.broker_account");
            statement.execute("select pg_advisory_lock(" + account + ", 1)");
            happen(2);
            book.awaitReadings(0);
            assertThat(fills()).isEqualTo(1);
            statement.execute("select pg_advisory_unlock(" + account + ", 1)");
            LiveServing.until("it is stored then", () -> fills() == 2);
            assertThat(gateway.connections()).as("nothing broke").hasSize(1);
            assertThat(STORE.count("select count(*) from trading.run where error is not null"))
                    .isZero();
            assertThat(serving.ingestor()).isNotNull();
        }
    }

    @Test
    void shouldStoreNothingOfAnotherLoginThanExpected() {
        book.open(order);
        book.executed(fill(order, 1));
        try (LiveServing serving = LiveServing.of(STORE, gateway.port(), Environment.LIVE)) {
            LiveServing.until(
                    "it says so",
                    () -> standing() != null
                            && standing().trouble() != null
                            && standing().trouble().contains("should be live"));
            assertThat(standing().isConnected()).isFalse();
            assertThat(STORE.count("select count(*) from trading.run")).isZero();
            assertThat(STORE.count("select count(*) from trading.broker_account"))
                    .isZero();
            assertThat(serving.ingestor()).isNotNull();
        }
    }

    /** Case 8: the nightly restart, after which the id of the old connection is still in use; nothing comes twice. */
    @Test
    void shouldGoOnAfterTheRestartOfTheNight() throws IOException {
        gateway.close();
        FakeGateway.Talk inUse = connection -> {
            connection.greet(200).expect("71");
            connection.send(connection.frames().notice(-1, 326, "Unable to connect as the client id is in use"));
            connection.hang();
        };
        gateway = FakeGateway.start(book, inUse, inUse, book);
        book.open(order);
        try (LiveServing serving = LiveServing.of(STORE, gateway.port())) {
            awaitConnected();
            happen(1);
            LiveServing.until("the fill is stored", () -> fills() == 1);
            book.executed(fill(order, 2));
            long runs = STORE.count("select count(*) from trading.run where inserted > 0");

            book.connection().reset();

            LiveServing.until("what was missed is stored", () -> fills() == 2);
            book.awaitReadings(1);
            assertThat(gateway.connections()).hasSize(4);
            assertThat(STORE.count("select count(*) from trading.run where inserted > 0"))
                    .as("one run for what was missed")
                    .isEqualTo(runs + 1);
            assertThat(serving.ingestor()).isNotNull();
        }
    }

    /** Case 17: a fill of an order that the client forgot, with the state of the order that the market still tells. */
    @Test
    void shouldMakeAnOrderOfWhatTheClientForgot() throws IOException {
        FakeOrder old =
                FakeOrder.of("9053").client(0, 0).buy("53").fill("53", "126.43").status("Filled");
        book.open(old);
        book.executed(FakeFill.of(old, "0000e0d5.69dd9053.01.01", "53", "126.43"));
        try (LiveServing serving = LiveServing.of(STORE, gateway.port())) {
            LiveServing.until("the fill is stored", () -> fills() == 1);
            LiveServing.until(
                    "its order is known",
                    () -> STORE.count("select count(*) from trading.execution e join trading.effective_order o"
                                    + " on o.id = e.order_id where o.order_key = 'P:9053' and o.status = 'FILLED'"
                                    + " and o.filled_quantity = 53 and o.average_price = 126.43 and e.price = 126.43")
                            == 1);
            assertThat(serving.ingestor()).isNotNull();
        }
    }

    /** What is refused is told where people look, and is over when the box is unticked. */
    @Test
    void shouldTellWhatIsRefused() {
        book.open(order);
        book.refuseCompleted(true);
        try (LiveServing serving = LiveServing.of(STORE, gateway.port())) {
            LiveServing.until("it is noted", () -> !troubles().isEmpty());
            assertThat(troubles())
                    .singleElement()
                    .asString()
                    .startsWith("paper: The gateway refuses completed orders: its box \"Read-Only API\" is ticked.");
            LiveServing.until("the rest is stored", () -> STORE.count("select count(*) from trading.trade_order") == 1);

            book.refuseCompleted(false);

            LiveServing.until("it is over", () -> troubles().isEmpty());
            assertThat(standing().accounts()).containsExactly(GatewayBook.ACCOUNT);
            assertThat(serving.ingestor()).isNotNull();
        }
    }

    private static List<String> troubles() {
        return new LiveBoard(STORE.jdbc())
                .all().stream()
                        .flatMap(noted -> LiveTroubles.of(noted, Instant.now()).stream())
                        .map(LiveTroubles.Trouble::sentence)
                        .toList();
    }
}
