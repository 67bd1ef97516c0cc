package io.github.ibkringest.ingest.quarantine;

import io.github.ibkringest.broker.BrokerApi;
import io.github.ibkringest.broker.Fetch;
import io.github.ibkringest.broker.RecordReader;
import io.github.ibkringest.broker.record.Payload;
import io.github.ibkringest.broker.record.PayloadRows;
import io.github.ibkringest.broker.record.Period;
import io.github.ibkringest.broker.record.RawRecord;
import io.github.ibkringest.broker.record.Reading;
import io.github.ibkringest.model.NamedFact;
import io.github.ibkringest.model.OrderData;
import io.github.ibkringest.store.quarantine.QuarantinedRecord;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Records of one feed in quarantine, read again one by one. The payload is a line for each of them. */
final class QuarantineFetch<T> implements Fetch<T> {

    private final String account;
    private final String name;
    private final List<QuarantinedRecord> records;
    private final RecordReader.Kind<T> reader;
    private final RecordReader.Kind<OrderData> orders;

    QuarantineFetch(
            String account,
            String name,
            List<QuarantinedRecord> records,
            RecordReader.Kind<T> reader,
            RecordReader.Kind<OrderData> orders) {
        this.account = account;
        this.name = name;
        this.records = records;
        this.reader = reader;
        this.orders = orders;
    }

    @Override
    public Payload payload() {
        byte[] lines = records.stream()
                .map(record -> record.raw().json() + "\n")
                .collect(Collectors.joining())
                .getBytes(StandardCharsets.UTF_8);
        return new Payload(
                QuarantineSource.NAME,
                name,
                records.get(0).raw().provenance().feed(),
                sha256(lines),
                lines.length,
                null,
                Period.ALWAYS,
                Set.of(),
                Instant.now(),
                PayloadRows.of(account, records.get(0).dataset(), records.size()),
                () -> new ByteArrayInputStream(lines));
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    @Override
    public Iterator<Reading<T>> records() {
        return records.stream()
                .map(record -> reader.retry(record.account(), record.raw(), record.ordinal()))
                .iterator();
    }

    @Override
    public long expected() {
        return records.size();
    }

    /** A few records prove no day complete. */
    @Override
    public List<Period> covered() {
        return List.of();
    }

    @Override
    public Reading<T> reread(String code, RawRecord raw) {
        return reader.reread(code, raw);
    }

    @Override
    public Optional<NamedFact> named(RawRecord raw) {
        return reader.named(raw);
    }

    @Override
    public Reading<OrderData> rereadOrder(String code, RawRecord raw) {
        return orders.reread(code, raw);
    }

    @Override
    public Fetch<T> reopen(String payload, Payload.Content content, int reading) {
        return reader.open(account, payload, content, reading);
    }

    @Override
    public Optional<BrokerApi> session(String payload, Payload.Content content, int reading) {
        return Optional.of(reader.session(payload, content, reading));
    }

    @Override
    public void close() {
        // there is nothing to free
    }
}
