package io.github.ibkringest.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ibkringest.broker.BrokerApi;
import io.github.ibkringest.broker.Source;
import io.github.ibkringest.flex.FlexXml;
import io.github.ibkringest.flex.Rows;
import io.github.ibkringest.ingest.run.RunReport;
import io.github.ibkringest.ingest.sync.SyncResult;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file goes between the listing of its folder and its reading, as one that is renamed or moved away. */
class VanishedFileTest {

    private final RunningProgram program = RunningProgram.over(RunningProgram.freshDatabase());

    @TempDir
    private Path inbox;

    @AfterEach
    void stop() {
        program.close();
    }

    @Test
    void shouldLeaveOutWhatHasLeftItsFolder() throws IOException {
        Files.writeString(inbox.resolve("a.xml"), statement());
        Path gone = Files.writeString(inbox.resolve("b.xml"), statement());

        SyncResult result = program.syncAll(new Losing(program.files(), gone), inbox);

        assertThat(result.runs()).hasSize(3).allMatch(run -> run.status() == RunReport.Status.SUCCEEDED);
        assertThat(result.files().found()).isOne();
        assertThat(result.files().failed()).isZero();
        assertThat(program.jdbc().queryForList("select status from trading.run", String.class))
                .containsOnly("succeeded");
        assertThat(program.jdbc()
                        .queryForObject("select state from trading.source_file where path like '%b.xml'", String.class))
                .isEqualTo("gone");
    }

    /** Who names a file wants it. */
    @Test
    void shouldFailWhenTheFileWasNamed() throws IOException {
        Path gone = Files.writeString(inbox.resolve("b.xml"), statement());

        SyncResult result = program.syncAll(new Losing(program.files(), gone), gone);

        assertThat(result.runs())
                .hasSize(3)
                .allMatch(run -> run.error().equals(gone + " cannot be read: there is no such file"));
    }

    private static String statement() {
        return FlexXml.activity()
                .statement("U1234567", s -> s.trade(Rows.stockFill()))
                .toXml();
    }

    /** Files of which one goes once they are listed. */
    private record Losing(Source source, Path file) implements Source {

        @Override
        public String name() {
            return source.name();
        }

        @Override
        public boolean isLocal() {
            return source.isLocal();
        }

        @Override
        public String reading() {
            return source.reading();
        }

        @Override
        public Iterator<? extends BrokerApi> sessions(Request request) {
            Iterator<? extends BrokerApi> sessions = source.sessions(request);
            try {
                Files.delete(file);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return sessions;
        }
    }
}
