package io.github.ibkringest.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ibkringest.store.TestDatabase;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A running service listens where it is told to, on this machine alone, and nowhere else. */
@EnabledOnOs(OS.LINUX)
class OpenPortsTest {

    private static final String LISTENING = "0A";
    private static final int STATE = 3;
    private static final int INODE = 9;

    @ParameterizedTest
    @ValueSource(strings = {"serve", "web"})
    void shouldListenAtOnePlaceOnly(String command, @TempDir Path inbox) throws IOException {
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        Map<String, String> environment = new TreeMap<>(KillWorld.environment(TestDatabase.createMigrated()));
        environment.put("IBKR_INGEST_MONITOR_PORT", String.valueOf(port));
        ProgramProcess running = command.equals("serve")
                ? ProgramProcess.start(environment, command, "--file", inbox.toString())
                : ProgramProcess.start(environment, command);
        try {
            Awaitility.await().atMost(Duration.ofMinutes(1)).until(() -> answers(port));

            assertThat(listening(running.handle().pid())).as(running.said()).containsExactly("127.0.0.1:" + port);
        } finally {
            running.kill();
        }
    }

    private static boolean answers(int port) {
        try {
            HttpURLConnection page = (HttpURLConnection)
                    URI.create("http://127.0.0.1:" + port + "/").toURL().openConnection();
            return page.getResponseCode() == 200;
        } catch (IOException e) {
            return false;
        }
    }

    /** Where a process listens, as Linux tells it (proc_net_tcp). */
    private static Set<String> listening(long pid) throws IOException {
        Set<String> own = sockets(pid);
        Set<String> places = new TreeSet<>();
        for (String table : List.of("tcp", "tcp6")) {
            for (String line : Files.readAllLines(Path.of("/proc", String.valueOf(pid), "net", table))) {
                String[] fields = line.strip().split("\\s+");
                if (fields[STATE].equals(LISTENING) && own.contains(fields[INODE])) {
                    places.add(place(fields[1]));
                }
            }
        }
        return places;
    }

    /** 127.0.0.1 in the order of the bytes of the machine, by itself or as an address of IPv6. */
    private static String place(String hexadecimal) {
        String address = hexadecimal.substring(0, hexadecimal.indexOf(':'));
        int port = Integer.parseInt(hexadecimal.substring(hexadecimal.indexOf(':') + 1), 16);
        boolean isLoopback =
                Set.of("0100007F", "0000000000000000FFFF00000100007F").contains(address);
        return (isLoopback ? "127.0.0.1" : address) + ":" + port;
    }

    private static Set<String> sockets(long pid) throws IOException {
        Set<String> inodes = new HashSet<>();
        try (Stream<Path> files = Files.list(Path.of("/proc", String.valueOf(pid), "fd"))) {
            for (Path file : files.toList()) {
                try {
                    String target = Files.readSymbolicLink(file).toString();
                    if (target.startsWith("socket:[")) {
                        inodes.add(target.replaceAll("\\D", ""));
                    }
                } catch (NoSuchFileException e) {
                    // closed since
                }
            }
        }
        return inodes;
    }
}
