package io.github.ibkringest.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the stream of events, and notes how long each was on its way. */
final class StreamClient implements AutoCloseable {

    private static final Pattern RECORDED = Pattern.compile("\"recordedtime\":\"([^\"]+)\"");

    private final BufferedReader in;
    private final List<Double> seconds = new CopyOnWriteArrayList<>();

    private StreamClient(BufferedReader in) {
        this.in = in;
    }

    static StreamClient open(URI service) throws IOException {
        StreamClient client = new StreamClient(new BufferedReader(
                new InputStreamReader(service.resolve("/events/stream").toURL().openStream(), StandardCharsets.UTF_8)));
        Thread reader = new Thread(client::read, "stream-client");
        reader.setDaemon(true);
        reader.start();
        return client;
    }

    private void read() {
        try {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                Instant now = Instant.now();
                Matcher recorded = RECORDED.matcher(line);
                if (line.startsWith("data:") && recorded.find()) {
                    seconds.add(Duration.between(Instant.parse(recorded.group(1)), now)
                                    .toNanos()
                            / 1e9);
                }
            }
        } catch (IOException e) {
            Progress.say("the stream ended: " + e.getMessage());
        }
    }

    /** How long each event was on its way, once so many have come. */
    List<Double> await(int number) throws InterruptedException {
        while (seconds.size() < number) {
            Thread.sleep(100);
        }
        return List.copyOf(seconds);
    }

    @Override
    public void close() throws IOException {
        // the service is stopped first, which ends the stream
    }
}
