package io.github.ibkringest.broker.ibkr.gateway.codec;

import io.github.ibkringest.broker.ibkr.gateway.fake.FakeContract;
import io.github.ibkringest.broker.ibkr.gateway.fake.FakeFill;
import io.github.ibkringest.broker.ibkr.gateway.fake.FakeFrames;
import io.github.ibkringest.broker.ibkr.gateway.fake.FakeOrder;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Makes bytes that a connection could bring: good frames, and what may become of them. Not thread-safe. */
public final class FrameFuzzer {

    private static final String[] STRANGE = {
        "2147483647",
        "-1",
        "99999999999999999999",
        "1E2147483647",
        "1.7976931348623157E308",
        "",
        "\u0001",
        "None",
        "💥",
        "1".repeat(5_000),
        "-9223372036854775808",
        "4"
    };

    private final Random random;

    public FrameFuzzer(long seed) {
        random = new Random(seed);
    }

    public int version() {
        return 178 + random.nextInt(23);
    }

    /** Bytes of some frames, spoilt in one of many ways. */
    public byte[] next(int version) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        int frames = 1 + random.nextInt(3);
        for (int i = 0; i < frames; i++) {
            bytes.writeBytes(framed(fields(version)));
        }
        return spoilt(bytes.toByteArray());
    }

    private List<String> fields(int version) {
        List<String> fields = new ArrayList<>(good(new FakeFrames(version)));
        switch (random.nextInt(6)) {
            case 0 -> fields.set(random.nextInt(fields.size()), STRANGE[random.nextInt(STRANGE.length)]);
            case 1 -> fields.remove(random.nextInt(fields.size()));
            case 2 -> fields.add(random.nextInt(fields.size() + 1), STRANGE[random.nextInt(STRANGE.length)]);
            case 3 -> fields.addAll(good(new FakeFrames(version)));
            case 4 ->
                fields.subList(random.nextInt(fields.size()), fields.size()).clear();
            default -> {
                // Left as it is.
            }
        }
        return fields;
    }

    private List<String> good(FakeFrames frames) {
        FakeOrder order = FakeOrder.of(Long.toString(random.nextLong() >>> 20)).client(3, random.nextInt(500));
        if (random.nextBoolean()) {
            order.on(FakeContract.combo("909446204|1|SELL", "909903509|1|BUY")).condition("3|o|1|20261120 10:00:00");
        }
        FakeFill fill = FakeFill.of(order, "0000e0d5.69dd7411.01.01", "1.5", "257.95");
        return switch (random.nextInt(8)) {
            case 0 -> frames.openOrder(order);
            case 1 -> frames.completedOrder(order);
            case 2 -> frames.status(order);
            case 3 -> frames.execution(4, fill);
            case 4 -> frames.commission(fill);
            case 5 -> frames.contract(5, FakeContract.option("853200900", "10", "P"));
            case 6 -> frames.notice(-1, 2104, "all is well");
            default -> frames.accounts("DU1,DU2,");
        };
    }

    private byte[] spoilt(byte[] bytes) {
        switch (random.nextInt(6)) {
            case 0:
                byte[] any = new byte[random.nextInt(300)];
                random.nextBytes(any);
                return any;
            case 1:
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
                return bytes;
            case 2:
                return ByteBuffer.wrap(bytes).putInt(0, random.nextInt()).array();
            case 3:
                int start = random.nextInt(bytes.length);
                return Arrays.copyOfRange(bytes, start, bytes.length);
            case 4:
                return Arrays.copyOf(bytes, 1 + random.nextInt(bytes.length));
            default:
                return bytes;
        }
    }

    private static byte[] framed(List<String> fields) {
        byte[] payload =
                fields.isEmpty() ? new byte[] {0} : (String.join("\0", fields) + "\0").getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(Integer.BYTES + payload.length)
                .putInt(payload.length)
                .put(payload)
                .array();
    }
}
