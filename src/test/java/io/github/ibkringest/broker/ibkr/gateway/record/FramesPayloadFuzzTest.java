package io.github.ibkringest.broker.ibkr.gateway.record;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ibkringest.broker.ibkr.gateway.codec.FrameFuzzer;
import io.github.ibkringest.broker.ibkr.gateway.codec.MessageDecoder;
import io.github.ibkringest.broker.ibkr.gateway.payload.FrameDocument;
import io.github.ibkringest.broker.ibkr.gateway.payload.FrameLines;
import io.github.ibkringest.broker.ibkr.gateway.payload.FrameLinesReader;
import io.github.ibkringest.broker.ibkr.gateway.payload.FramesHeader;
import io.github.ibkringest.broker.ibkr.gateway.session.Received;
import io.github.ibkringest.broker.ibkr.gateway.wire.BrokenFrameException;
import io.github.ibkringest.broker.ibkr.gateway.wire.Frame;
import io.github.ibkringest.broker.ibkr.gateway.wire.FrameAssembler;
import io.github.ibkringest.broker.ibkr.gateway.wire.ServerVersion;
import io.github.ibkringest.broker.record.PayloadRows;
import io.github.ibkringest.broker.record.Reading;
import io.github.ibkringest.model.Dataset;
import java.io.ByteArrayInputStream;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Whatever frames come: no row is lost, what is kept says the same again, and each record is read or has a reason. */
class FramesPayloadFuzzTest {

    private static final Instant START = Instant.parse("2026-08-25T18:00:00Z");

    private int accepted;
    private int malformed;

    @Test
    void shouldLoseNothingOfAnyFrames() {
        tryAll(1_000);
    }

    @Test
    @Tag("slow")
    void shouldLoseNothingOfAHundredThousandInputs() {
        tryAll(100_000);
    }

    private void tryAll(int inputs) {
        for (int seed = 0; seed < inputs; seed++) {
            FrameDocument document = document(seed);
            GatewayRecords records = GatewayRecords.of(document);
            PayloadRows rows = records.rows();
            assertThat(rows.rows())
                    .as("rows of seed %d", seed)
                    .isEqualTo(document.frames().size())
                    .isEqualTo(rows.recordCount() + rows.skippedCount());
            byte[] kept = FrameLines.write(document);
            GatewayRecords again =
                    GatewayRecords.of(FrameLinesReader.read("kept", () -> new ByteArrayInputStream(kept)));
            assertThat(again.rows()).as("rows of seed %d, kept", seed).isEqualTo(rows);
            for (String account : records.accounts()) {
                read(account, records, again, RecordReading.ORDERS);
                read(account, records, again, RecordReading.EXECUTIONS);
            }
        }
        assertThat(accepted).as("inputs are good often enough").isGreaterThan(inputs / 10);
        assertThat(malformed).as("inputs are unreadable often enough").isGreaterThan(inputs / 100);
    }

    private <T> void read(String account, GatewayRecords records, GatewayRecords again, RecordReading<T> kind) {
        Dataset dataset = kind.dataset();
        assertThat(again.of(account, dataset)).isEqualTo(records.of(account, dataset));
        for (GatewayRecord record : records.of(account, dataset)) {
            Reading<T> reading = kind.read(account, record.raw(), 0);
            if (reading instanceof Reading.Accepted<T>) {
                accepted++;
                assertThat(record.loss()).isNull();
            } else {
                malformed++;
            }
            assertThat(kind.retry(account, record.raw(), 0).raw().hash())
                    .isEqualTo(record.raw().hash());
        }
    }

    private static FrameDocument document(int seed) {
        FrameFuzzer fuzzer = new FrameFuzzer(seed);
        ServerVersion version = new ServerVersion(fuzzer.version());
        byte[] bytes = fuzzer.next(version.number());
        FrameAssembler assembler = new FrameAssembler();
        assembler.accept(bytes, 0, bytes.length);
        List<Received> frames = new ArrayList<>();
        try {
            for (Frame frame = assembler.poll(); frame != null; frame = assembler.poll()) {
                frames.add(
                        new Received(frame, MessageDecoder.decode(frame, version), START.plusSeconds(frames.size())));
            }
        } catch (BrokenFrameException e) {
            // Here the connection would end; what came before it counts.
            assertThat(e).isNotNull();
        }
        List<String> accounts = seed % 2 == 0 ? List.of("DU9000001") : List.of("DU9000001", "DU9000002");
        return new FrameDocument(
                new FramesHeader("live", version, "", ZoneId.of("Europe/Berlin"), accounts, null), frames);
    }
}
