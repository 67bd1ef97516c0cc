package io.github.ibkringest.broker.prefetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.github.ibkringest.broker.BrokerApi;
import io.github.ibkringest.broker.FileChoice;
import io.github.ibkringest.broker.Source;
import io.github.ibkringest.broker.SourceFile;
import io.github.ibkringest.broker.error.UnreadablePayloadException;
import io.github.ibkringest.broker.record.Period;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ReadAheadTest {

    private final List<String> told = new ArrayList<>();

    /** Sessions that say what becomes of them. */
    private final class Telling implements Source {

        private final boolean local;

        Telling(boolean local) {
            this.local = local;
        }

        @Override
        public String name() {
            return "telling";
        }

        @Override
        public boolean isLocal() {
            return local;
        }

        @Override
        public Iterator<? extends BrokerApi> sessions(Request request) {
            request.choice().among(request.paths().size());
            return request.paths().stream().map(this::session).iterator();
        }

        private BrokerApi session(String name) {
            return (BrokerApi) Proxy.newProxyInstance(
                    getClass().getClassLoader(), new Class<?>[] {BrokerApi.class}, (proxy, method, arguments) -> {
                        if (method.getName().endsWith("connect")) {
                            synchronized (told) {
                                told.add(method.getName() + " " + name);
                            }
                            if (name.equals("broken") && method.getName().equals("connect")) {
                                throw new UnreadablePayloadException("broken on purpose");
                            }
                        }
                        return switch (method.getName()) {
                            case "name" -> name;
                            case "file" -> Optional.of(new SourceFile(Path.of(name), null, -1, true, null));
                            default -> null;
                        };
                    });
        }
    }

    private List<String> told() {
        synchronized (told) {
            return List.copyOf(told);
        }
    }

    private static Source.Request request(String... names) {
        return new Source.Request(Arrays.asList(names), Period.ALWAYS);
    }

    @Test
    void shouldConnectOneSessionAheadOfNeed() {
        try (ReadAhead ahead = ReadAhead.of(new Telling(true), request("one", "two", "three"))) {
            await().untilAsserted(() -> assertThat(told()).containsExactly("connect one"));
            Iterator<? extends BrokerApi> sessions = ahead.sessions(request());

            BrokerApi one = sessions.next();
            one.connect();

            assertThat(one.name()).isEqualTo("one");
            await().untilAsserted(() -> assertThat(told()).containsExactly("connect one", "connect two"));
            assertThat(sessions.next().name()).isEqualTo("two");
            assertThat(sessions.next().name()).isEqualTo("three");
            assertThat(sessions).isExhausted();
        }
    }

    @Test
    void shouldFailWhereTheSessionIsAskedFor() {
        try (ReadAhead ahead = ReadAhead.of(new Telling(true), request("broken", "fine"))) {
            Iterator<? extends BrokerApi> sessions = ahead.sessions(request());
            BrokerApi broken = sessions.next();

            assertThatThrownBy(broken::connect)
                    .isInstanceOf(UnreadablePayloadException.class)
                    .hasMessage("broken on purpose");
            sessions.next().connect();
        }
    }

    @Test
    void shouldLeaveSessionsAloneThatAskSomebody() {
        try (ReadAhead ahead = ReadAhead.of(new Telling(false), request("one"))) {
            Iterator<? extends BrokerApi> sessions = ahead.sessions(request("one"));

            sessions.next();

            assertThat(told()).isEmpty();
        }
    }

    @Test
    void shouldFreeWhatNobodyAskedFor() {
        try (ReadAhead ahead = ReadAhead.of(new Telling(true), request("one", "two"))) {
            ahead.sessions(request()).next().connect();
            await().untilAsserted(() -> assertThat(told()).containsExactly("connect one", "connect two"));
        }
        assertThat(told()).containsExactly("connect one", "connect two", "disconnect two");
    }

    @Test
    void shouldFreeTheFirstAndConnectNoOtherThatIsNotChosen() {
        List<Integer> among = new ArrayList<>();
        FileChoice choice = new FileChoice() {
            @Override
            public void among(int files) {
                among.add(files);
            }

            @Override
            public boolean reads(SourceFile file) {
                return file.path().equals("three");
            }
        };
        try (ReadAhead ahead = ReadAhead.of(new Telling(true), request("one", "two", "three", "four"))) {
            await().untilAsserted(() -> assertThat(told()).containsExactly("connect one"));

            Iterator<? extends BrokerApi> sessions = ahead.sessions(request().of(choice));

            sessions.next().connect();
            assertThat(sessions).isExhausted();
            assertThat(told()).containsExactly("connect one", "disconnect one", "connect three");
            assertThat(among).containsExactly(4);
        }
    }
}
