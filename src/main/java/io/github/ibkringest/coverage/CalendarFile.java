package io.github.ibkringest.coverage;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Reads days on which an exchange does not keep to its rules: {@code 2027-01-04 closed}, one a line. */
final class CalendarFile {

    private static final String BUILT_IN = "/calendar/exceptions.txt";

    private CalendarFile() {}

    /** What is known of the past. */
    static Map<LocalDate, Optional<LocalTime>> builtIn() {
        InputStream bytes = CalendarFile.class.getResourceAsStream(BUILT_IN);
        if (bytes == null) {
            throw new IllegalStateException("the program is incomplete: " + BUILT_IN + " is not in it");
        }
        try (Reader reader = new InputStreamReader(bytes, StandardCharsets.UTF_8)) {
            return read(reader, BUILT_IN);
        } catch (IOException e) {
            throw new UncheckedIOException("the program is damaged: " + BUILT_IN + " cannot be read", e);
        }
    }

    /**
     * A user's file.
     *
     * @throws IOException when it cannot be read
     * @throws IllegalArgumentException naming file and line of what is no day
     */
    static Map<LocalDate, Optional<LocalTime>> read(Path file) throws IOException {
        try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            return read(reader, file.toString());
        }
    }

    private static Map<LocalDate, Optional<LocalTime>> read(Reader reader, String name) throws IOException {
        Map<LocalDate, Optional<LocalTime>> days = new TreeMap<>();
        BufferedReader lines = new BufferedReader(reader);
        int number = 0;
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            number++;
            String text = line.replaceFirst("#.*", "").strip();
            if (!text.isEmpty()) {
                entry(text, name + ", line " + number, days);
            }
        }
        return days;
    }

    private static void entry(String text, String place, Map<LocalDate, Optional<LocalTime>> days) {
        String[] words = text.split("\\s+", 2);
        LocalDate day;
        Optional<LocalTime> closes;
        try {
            day = LocalDate.parse(words[0]);
            closes = closes(words.length == 1 ? "" : words[1]);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(
                    place + ": '" + text + "' is no day of a trading calendar;"
                            + " write one like 2027-01-04 closed, 2027-01-04 open, or 2027-01-04 closes 13:00",
                    e);
        }
        if (days.put(day, closes) != null) {
            throw new IllegalArgumentException(place + ": " + day + " is there twice; leave out one");
        }
    }

    private static Optional<LocalTime> closes(String what) {
        if (what.equals("closed")) {
            return Optional.empty();
        }
        if (what.equals("open")) {
            return Optional.of(ExchangeRules.CLOSE);
        }
        if (what.startsWith("closes ")) {
            return Optional.of(
                    LocalTime.parse(what.substring("closes ".length()).strip()));
        }
        throw new DateTimeException("neither closed, nor open, nor closes HH:MM");
    }
}
