package io.github.ibkringest.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.ibkringest.flex.StatementGenerator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.jdbc.core.JdbcTemplate;

/** The database's disk is full in the middle of a run: the program ends with 1 and a sentence, and heals with space. */
class DiskFullTest {

    private static final int SEEDS = 3;

    @TempDir
    Path folder;

    @Test
    @Tag("slow")
    void shouldHealAfterTheDiskWasFull() throws Exception {
        assumeTrue(FaultyServer.ROOT, "mounts a small disk, which only root on Linux may");
        FaultMatrix.record("the disk of the database is full", "seeds 1 to " + SEEDS + ", a disk of 24 MB", () -> {
            try (FaultyServer server = FaultyServer.start()) {
                for (int seed = 1; seed <= SEEDS; seed++) {
                    fill(server, seed);
                }
            }
            return SEEDS + " of " + SEEDS + " ended with exit 1 and a sentence, the next sync with 0 once there was"
                    + " space; rows as the oracle says";
        });
    }

    private void fill(FaultyServer server, int seed) throws Exception {
        Path statement = StatementGenerator.of(12_000, 1, seed).writeTo(folder.resolve("statement-" + seed + ".xml"));
        String name = "small_" + seed;
        Path disk = mount(folder.resolve(name));
        try {
            PGSimpleDataSource database = server.create(name, disk);
            Map<String, String> environment = KillWorld.environment(database);
            ProgramProcess.Ended full = ProgramProcess.run(environment, "sync", "--file", statement.toString());
            System.out.println(
                    "seed " + seed + ": exit " + full.code() + ", " + full.err().strip());
            assertThat(full.code()).as(full.err()).isEqualTo(1);
            assertThat(full.err()).contains("No space left on device").doesNotContain("Exception", "\tat ");
            FaultyServer.run(List.of("mount", "-o", "remount,size=400m", disk.toString()));
            ProgramProcess.Ended again = ProgramProcess.run(environment, "sync", "--file", statement.toString());
            assertThat(again.code()).as(again.err()).isZero();
            JdbcTemplate jdbc = new JdbcTemplate(database);
            new TradeOracle(statement).agreesWith(jdbc, "seed " + seed);
            assertThat(jdbc.queryForObject("select count(*) from trading.run where status = 'running'", Long.class))
                    .isZero();
            server.drop(name);
        } finally {
            FaultyServer.run(List.of("umount", "-l", disk.toString()));
        }
    }

    private static Path mount(Path disk) throws IOException {
        Files.createDirectory(disk);
        FaultyServer.run(List.of("mount", "-t", "tmpfs", "-o", "size=24m,mode=700", "tmpfs", disk.toString()));
        return disk;
    }
}
