package io.github.ibkringest.store.embedded;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A PostgreSQL of another version than the embedded one, from binaries that the build has fetched to {@code
 * target/other-postgres}. Its data go with it.
 */
public final class OtherPostgres implements AutoCloseable {

    private static final Path BINARIES = Path.of("target", "other-postgres").toAbsolutePath();

    private final ServerPrograms programs;
    private final Path data;
    private final int port;

    private OtherPostgres(ServerPrograms programs, Path data, int port) {
        this.programs = programs;
        this.data = data;
        this.port = port;
    }

    /** The oldest version that works; the test is skipped where there are no binaries of it. */
    public static OtherPostgres oldest(Path folder) throws IOException {
        return start("oldest", folder);
    }

    /** A version that is refused; the test is skipped where there are no binaries of it. */
    public static OtherPostgres tooOld(Path folder) throws IOException {
        return start("too-old", folder);
    }

    public String jdbcUrl() {
        return "jdbc:postgresql://127.0.0.1:" + port + "/postgres";
    }

    public String user() {
        return "postgres";
    }

    private static OtherPostgres start(String name, Path folder) throws IOException {
        Path jar = BINARIES.resolve(name + ".jar");
        assumeTrue(
                Files.exists(jar), "no binaries of the " + name + " PostgreSQL: the build fetches them on Linux only");
        String archive = ServerBinaries.archiveName(System.getProperty("os.name"), System.getProperty("os.arch"));
        Path unpacked = folder.resolve("programs");
        new ServerBinaries(new URL("jar:" + jar.toUri() + "!/" + archive), unpacked).unpackOnce();
        ServerPrograms programs = ServerPrograms.in(unpacked.resolve("bin"), folder.resolve("command.log"));
        OtherPostgres server = new OtherPostgres(programs, folder.resolve("data"), freePort());
        server.start();
        return server;
    }

    private void start() {
        String purpose = "Starting another PostgreSQL";
        programs.run(
                purpose,
                "",
                "initdb",
                "--no-sync",
                "--encoding=UTF8",
                "--locale=C",
                "--auth=trust",
                "--username=" + user(),
                "-D",
                data.toString());
        programs.run(
                purpose,
                "",
                "pg_ctl",
                "start",
                "-w",
                "-D",
                data.toString(),
                "-l",
                data.resolve("server.log").toString(),
                "-o",
                "-p " + port + " -c listen_addresses=127.0.0.1 -c unix_socket_directories= -c fsync=off");
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    @Override
    public void close() {
        programs.run(
                "Stopping another PostgreSQL", "", "pg_ctl", "stop", "-m", "immediate", "-w", "-D", data.toString());
    }
}
