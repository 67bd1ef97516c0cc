package io.github.ibkringest.ingest.topic;

import io.github.ibkringest.broker.Source;
import io.github.ibkringest.broker.record.Period;
import io.github.ibkringest.ingest.run.RunReport;
import io.github.ibkringest.ingest.sync.SyncRequest;
import io.github.ibkringest.message.Reason;
import io.github.ibkringest.model.Dataset;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.camel.Exchange;
import org.apache.camel.component.kafka.KafkaConstants;
import org.apache.camel.component.kafka.consumer.KafkaManualCommit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The steps of the route that reads statements from a topic: what a record asks to store, whether it is stored, and the
 * commit of its offset, which comes after that of the database. Thread-safe.
 */
public final class TopicStatements implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(TopicStatements.class);
    private static final String SCRATCH = "scratch";
    private static final String VALUE = "statement";
    private static final String STORED = "stored";
    private static final Duration PAUSE = Duration.ofSeconds(2);

    private final Source source;
    private final Path folder;
    private final CountDownLatch closed = new CountDownLatch(1);
    private volatile String complaint;

    /**
     * @param source reads statements in files that it is given
     * @param folder where statements lie that records only name; null when records hold the documents
     */
    public TopicStatements(Source source, Path folder) {
        this.source = source;
        this.folder = folder == null ? null : folder.toAbsolutePath().normalize();
    }

    /** A record has come; what follows needs its value more than once. */
    public void begin(Exchange exchange) {
        byte[] value = exchange.getMessage().getBody(byte[].class);
        exchange.setVariable(VALUE, value == null ? new byte[0] : value);
        exchange.setVariable(STORED, false);
    }

    /** Whether the record is still to be stored; not when the service ends. */
    public boolean isOpen(Exchange exchange) {
        return closed.getCount() > 0 && !isStored(exchange);
    }

    /** Whether the database has all that came of the record. */
    public boolean isStored(Exchange exchange) {
        return exchange.getVariable(STORED, Boolean.class);
    }

    /**
     * The sync of the record: its value is a statement as a document (XML, gzip or an archive), or the path of one below
     * the folder.
     *
     * @throws IOException when there is no room for the document
     */
    public SyncRequest request(Exchange exchange) throws IOException {
        byte[] value = exchange.getVariable(VALUE, byte[].class);
        Path file = isPath(value) ? named(value) : spooled(value, exchange);
        return new SyncRequest(
                source,
                new Source.Request(List.of(file.toString()), Period.ALWAYS),
                EnumSet.allOf(Dataset.class),
                Set.of(),
                false);
    }

    private static boolean isPath(byte[] value) {
        if (value.length == 0 || value.length > 4_096) {
            return false;
        }
        int first = value[0] & 0xFF;
        // a document begins with a tag, a byte order mark, or the magic of gzip or zip
        return first != '<' && first != 0xEF && first != 0xFE && first != 0xFF && first != 0x1F && first != 'P'
                || new String(value, StandardCharsets.UTF_8).matches("[\\w./ -]+[.](xml|xml[.]gz|zip)");
    }

    /** Nobody who can write to the topic may have other files read. */
    private Path named(byte[] value) {
        String text = new String(value, StandardCharsets.UTF_8).strip();
        if (folder == null) {
            return Path.of("a file that a record names, but kafka.statements.folder is not set");
        }
        Path file = folder.resolve(text).normalize();
        return file.startsWith(folder) ? file : folder.resolve("a file that is not below kafka.statements.folder");
    }

    /** The name of the file is that of the payload in the ledger: topic, partition and offset. */
    private static Path spooled(byte[] document, Exchange exchange) throws IOException {
        Path scratch = Files.createTempDirectory("ibkr-ingest-topic-");
        exchange.setVariable(SCRATCH, scratch);
        String name = exchange.getMessage().getHeader(KafkaConstants.TOPIC, String.class) + "-"
                + exchange.getMessage().getHeader(KafkaConstants.PARTITION, String.class) + "@"
                + exchange.getMessage().getHeader(KafkaConstants.OFFSET, String.class);
        return Files.write(scratch.resolve(name), document);
    }

    /** Sees whether the database has all that came of the record: rows, or the reason why there are none. */
    public void stored(Exchange exchange) {
        clean(exchange);
        String why = reason(exchange.getMessage().getBody(List.class));
        if (why != null) {
            again(why);
            return;
        }
        if (complaint != null) {
            LOG.info("kafka: statements are stored again");
        }
        complaint = null;
        exchange.setVariable(STORED, true);
    }

    /** The sync could not work at all. */
    public void failed(Exception thrown, Exchange exchange) {
        clean(exchange);
        LOG.debug("kafka", thrown);
        again(Reason.of(thrown));
    }

    private void again(String why) {
        if (!why.equals(complaint)) {
            LOG.error("kafka: a statement of the topic is not stored yet and is tried again: {}", why);
        }
        complaint = why;
        pause();
    }

    private static String reason(List<?> reports) {
        return reports.stream()
                .map(RunReport.class::cast)
                .filter(run -> run.status() == RunReport.Status.BUSY
                        || run.status() == RunReport.Status.UNAVAILABLE
                        || run.status() != RunReport.Status.SUCCEEDED && run.runId() == null)
                .map(run -> run.subject() + " " + run.dataset().label() + ": " + run.error())
                .findFirst()
                .orElse(null);
    }

    private void pause() {
        try {
            closed.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Commits the offset of the record; never before the database has all that came of it. */
    public void commit(Exchange exchange) {
        exchange.getMessage()
                .getHeader(KafkaConstants.MANUAL_COMMIT, KafkaManualCommit.class)
                .commit();
    }

    private static void clean(Exchange exchange) {
        Path scratch = exchange.getVariable(SCRATCH, Path.class);
        exchange.removeVariable(SCRATCH);
        if (scratch != null) {
            try (var files = Files.newDirectoryStream(scratch)) {
                for (Path file : files) {
                    Files.delete(file);
                }
                Files.delete(scratch);
            } catch (IOException e) {
                LOG.debug("{} stays", scratch, e);
            }
        }
    }

    /** Nothing waits any more. */
    @Override
    public void close() {
        closed.countDown();
    }
}
