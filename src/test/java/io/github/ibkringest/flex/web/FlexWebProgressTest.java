package io.github.ibkringest.flex.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ibkringest.broker.BrokerApi;
import io.github.ibkringest.broker.Progress;
import io.github.ibkringest.broker.record.Period;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A large statement takes a while to read, also when it was downloaded. */
class FlexWebProgressTest implements Progress {

    @RegisterExtension
    final StubbedLogin login = new StubbedLogin();

    private final List<String> read = new ArrayList<>();

    @Override
    public void reading(String name, long bytes, long total) {
        read.add(name);
    }

    @Override
    public void storing(String what, long records, long total) {
        throw new AssertionError("nothing is stored here");
    }

    @Test
    void shouldTellHowFarReadingHasCome() {
        try (BrokerApi session = login.sessions(Period.ALWAYS).next()) {
            session.progress(this);
            session.connect();

            assertThat(read).isNotEmpty().containsOnly(session.name());
        }
    }
}
