package io.github.ibkringest.broker.ibkr.gateway.clock;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** The names that Windows has for zones. */
final class WindowsZones {

    private static final String TABLE = "/gateway/windows-zones.txt";
    private static final Map<String, String> REGIONS = read();

    private WindowsZones() {}

    /** The region that a name means, or null. */
    static String region(String name) {
        return REGIONS.get(name);
    }

    private static Map<String, String> read() {
        Map<String, String> regions = new HashMap<>();
        try (InputStream in = WindowsZones.class.getResourceAsStream(TABLE);
                BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                int equals = line.indexOf(" = ");
                if (!line.startsWith("#") && equals > 0) {
                    regions.put(line.substring(0, equals), line.substring(equals + 3));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the table of zones cannot be read", e);
        }
        return Map.copyOf(regions);
    }
}
