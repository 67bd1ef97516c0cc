package io.github.ibkringest.store.payload;

import io.github.ibkringest.broker.record.Payload;
import io.github.ibkringest.store.sql.Sql;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.Enumeration;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.zip.InflaterInputStream;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * A payload that was kept, to be read again.
 *
 * @param id its key
 * @param source name of the source that delivered it
 * @param feed the kind of report that it is
 * @param name what people call it
 * @param reading the number of the settings that it was read with when it came
 * @param jdbc where its bytes are
 */
public record KeptPayload(long id, String source, String feed, String name, int reading, JdbcTemplate jdbc)
        implements Payload.Content {

    @Override
    public InputStream open() {
        return new InflaterInputStream(new SequenceInputStream(new Chunks()));
    }

    /** The packed bytes, one chunk in memory at a time. */
    private final class Chunks implements Enumeration<InputStream> {

        private int seq;
        private byte[] next = read();

        private byte[] read() {
            List<byte[]> chunk = jdbc.queryForList(Sql.of("payload/chunk"), byte[].class, id, seq++);
            return chunk.isEmpty() ? null : chunk.get(0);
        }

        @Override
        public boolean hasMoreElements() {
            return next != null;
        }

        @Override
        public InputStream nextElement() {
            if (next == null) {
                throw new NoSuchElementException();
            }
            InputStream chunk = new ByteArrayInputStream(next);
            next = read();
            return chunk;
        }
    }
}
