package io.github.ibkringest.bench;

import java.io.IOException;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;

/** A Kafka broker in a process of its own, by src/kafka/broker. */
final class LocalBroker implements AutoCloseable {

    private static final int PORT = 19_292;
    private static final int SECONDS = 120;

    private final Process process;

    private LocalBroker(Process process) {
        this.process = process;
    }

    static LocalBroker start(Path folder) throws IOException, InterruptedException {
        Server.delete(folder);
        Files.createDirectories(folder);
        Process process = new ProcessBuilder("src/kafka/broker", String.valueOf(PORT), folder.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("broker.log").toFile())
                .start();
        for (int second = 0; second < SECONDS; second++) {
            try (Socket socket = new Socket("127.0.0.1", PORT)) {
                return new LocalBroker(process);
            } catch (IOException e) {
                Thread.sleep(1_000);
            }
        }
        process.destroyForcibly();
        throw new IOException("the broker does not start: " + Files.readString(folder.resolve("broker.log")));
    }

    String address() {
        return "127.0.0.1:" + PORT;
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
