package io.github.ibkringest.bench;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A running {@code serve} that fetches nothing, or {@code web}. */
final class Served implements AutoCloseable {

    private static final int SECONDS = 60;
    private static final Pattern USED = Pattern.compile("used (\\d+)K");

    private final Process process;
    private final int port;

    private Served(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    static Served start(Program program, Path folder, Map<String, String> settings)
            throws IOException, InterruptedException {
        Path inbox = Files.createDirectories(folder.resolve("inbox"));
        Map<String, String> all = new TreeMap<>(settings);
        all.put("IBKR_INGEST_SCHEDULE_CRON", "0 0 0 1 1 ? 2099");
        return listening(program, folder, all, "serve", "--file", inbox.toString());
    }

    /** The page alone. */
    static Served page(Program program, Path folder) throws IOException, InterruptedException {
        return listening(program, folder, new TreeMap<>(), "web");
    }

    private static Served listening(Program program, Path folder, Map<String, String> settings, String... command)
            throws IOException, InterruptedException {
        int port = freePort();
        settings.put("IBKR_INGEST_MONITOR_PORT", String.valueOf(port));
        Path log = folder.resolve(command[0] + ".log");
        Process process = program.start(settings, log, command);
        for (int second = 0; second < SECONDS && process.isAlive(); second++) {
            try (Socket socket = new Socket("127.0.0.1", port)) {
                return new Served(process, port);
            } catch (IOException e) {
                Thread.sleep(1_000);
            }
        }
        process.destroyForcibly();
        throw new IOException(command[0] + " does not start: " + Files.readString(log));
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + port);
    }

    /** What its heap holds after a full collection, in bytes. */
    long heldBytes() throws IOException, InterruptedException {
        jcmd("GC.run");
        Matcher used = USED.matcher(jcmd("GC.heap_info"));
        if (!used.find()) {
            throw new IOException("jcmd does not say how much of the heap is used");
        }
        return Long.parseLong(used.group(1)) << 10;
    }

    private String jcmd(String command) throws IOException, InterruptedException {
        Process jcmd = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                        String.valueOf(process.pid()),
                        command)
                .redirectErrorStream(true)
                .start();
        String said = new String(jcmd.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        jcmd.waitFor();
        return said;
    }

    /** Its resident memory, in bytes; 0 where the system has no such count. What the JVM gave back is in it for a while. */
    long residentBytes() throws IOException {
        Path status = Path.of("/proc", String.valueOf(process.pid()), "status");
        if (!Files.exists(status)) {
            return 0;
        }
        return Files.readAllLines(status).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) << 10)
                .sum();
    }

    @Override
    public void close() throws InterruptedException {
        process.destroy();
        process.waitFor();
    }
}
