package io.github.ibkringest.eventlog.kafka;

import java.util.Map;
import org.apache.kafka.clients.producer.ProducerInterceptor;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.header.Header;

/**
 * Writes the name of the header {@code content-type} as CloudEvents say. Names of headers of Kafka are case-sensitive, and
 * Camel writes this one as HTTP does. Thread-safe.
 */
public final class ContentTypeHeader implements ProducerInterceptor<String, String> {

    private static final String AS_HTTP = "Content-Type";

    @Override
    public ProducerRecord<String, String> onSend(ProducerRecord<String, String> sent) {
        Header header = sent.headers().lastHeader(AS_HTTP);
        if (header != null) {
            sent.headers().remove(AS_HTTP);
            sent.headers().add("content-type", header.value());
        }
        return sent;
    }

    @Override
    public void onAcknowledgement(RecordMetadata metadata, Exception exception) {
        // the route waits for it
    }

    @Override
    public void close() {
        // holds nothing
    }

    @Override
    public void configure(Map<String, ?> configs) {
        // needs nothing
    }
}
