package io.github.ibkringest.broker.fake;

import java.util.Map;
import java.util.function.UnaryOperator;

/** Until it is closed, records of the fake broker are read as another release of the program would. For all threads. */
public final class OtherRelease implements AutoCloseable {

    private static volatile UnaryOperator<Map<String, String>> mapper = UnaryOperator.identity();

    /** @param mapper what the other release takes a record to say */
    public OtherRelease(UnaryOperator<Map<String, String>> mapper) {
        OtherRelease.mapper = mapper;
    }

    static Map<String, String> taken(Map<String, String> said) {
        return mapper.apply(said);
    }

    @Override
    public void close() {
        mapper = UnaryOperator.identity();
    }
}
