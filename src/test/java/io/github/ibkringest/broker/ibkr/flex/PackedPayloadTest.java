package io.github.ibkringest.broker.ibkr.flex;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.zip.InflaterInputStream;
import org.apache.commons.codec.digest.DigestUtils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PackedPayloadTest {

    private final byte[] bytes = new byte[300_000];

    @TempDir
    Path folder;

    PackedPayloadTest() {
        new Random(1).nextBytes(bytes);
    }

    private Path file() {
        return folder.resolve("payload.deflate");
    }

    private PackedPayload packed(String sha256) {
        return new PackedPayload(() -> new ByteArrayInputStream(bytes), sha256, file());
    }

    @Test
    void shouldGiveTheBytesBackExactly() throws IOException {
        try (PackedPayload packed = packed(DigestUtils.sha256Hex(bytes))) {
            packed.prepare();
            for (int i = 0; i < 2; i++) {
                try (InputStream in = new InflaterInputStream(packed.open())) {
                    assertThat(in.readAllBytes()).isEqualTo(bytes);
                }
            }
        }
    }

    @Test
    void shouldRefuseADocumentThatHasChangedSinceItWasRead() {
        String asItWasRead = DigestUtils.sha256Hex(bytes);
        bytes[bytes.length - 1]++;
        try (PackedPayload packed = packed(asItWasRead)) {
            assertThatIOException()
                    .isThrownBy(packed::open)
                    .withMessageContaining("has changed since its rows were read");
        }
    }

    @Test
    void shouldPackNothingThatNobodyWants() {
        packed(DigestUtils.sha256Hex(bytes)).close();
        assertThat(Files.exists(file())).isFalse();
    }

    @Test
    void shouldStopPackingWhenClosed() throws InterruptedException {
        CountDownLatch reading = new CountDownLatch(1);
        PackedPayload packed = new PackedPayload(
                () -> {
                    reading.countDown();
                    try {
                        new CountDownLatch(1).await();
                    } catch (InterruptedException e) {
                        throw new IOException(e);
                    }
                    return InputStream.nullInputStream();
                },
                "",
                file());
        packed.prepare();
        reading.await();
        packed.close();
        assertThatIOException().isThrownBy(packed::open);
    }
}
