package io.github.ibkringest.broker.fake;

import io.github.ibkringest.broker.Feed;
import io.github.ibkringest.broker.Finding;
import io.github.ibkringest.broker.RecordReader;
import io.github.ibkringest.broker.SessionFeed;
import io.github.ibkringest.broker.Source;
import io.github.ibkringest.broker.provider.BrokerAccess;
import io.github.ibkringest.broker.provider.Check;
import io.github.ibkringest.broker.provider.ConfiguredSource;
import io.github.ibkringest.broker.provider.Setting;
import io.github.ibkringest.broker.provider.SettingValues;
import io.github.ibkringest.broker.provider.SourceProvider;
import io.github.ibkringest.model.Dataset;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Brings a second, tiny source: normalized records in a file of JSON lines. Nothing else names it. */
public final class LinesProvider implements SourceProvider {

    public static final String NAME = "lines";

    /** In the morning by default, an hour before all others. */
    public static final Feed FEED = new Feed("lines", Dataset.required(), Feed.Policy.EACH_TICK, "0 30 5 ? * TUE-SAT");

    private static final String PATHS = "lines.paths";
    private static final Setting<String> SETTING = Setting.text(PATHS, "", "files of JSON lines, separated by commas");

    /** Writes a file that the source reads. */
    public static Path write(Path file, String account, FakeRecord<?>... records) {
        try {
            return Files.write(
                    file,
                    FakeStatement.write(Instant.parse("2026-07-17T04:00:00Z"), Map.of(account, List.of(records))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Writes a file of what a live source tells.
     *
     * @param at when
     * @param open the permIds of all open orders; null if there is no complete list
     */
    public static Path writeLive(Path file, String account, Instant at, List<String> open, FakeRecord<?>... records) {
        String head = at + " " + FakeStatement.LIVE_FEED + " " + account
                + (open == null ? "" : " open " + String.join(" ", open));
        try {
            return Files.write(file, FakeStatement.write(head.strip(), Map.of(account, List.of(records))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public boolean readsPaths() {
        return true;
    }

    @Override
    public List<Setting<?>> settings() {
        return List.of(SETTING);
    }

    @Override
    public List<Feed> feeds() {
        return List.of(FEED);
    }

    @Override
    public ConfiguredSource configure(SettingValues values) {
        List<String> paths = values.list(PATHS);
        paths.stream()
                .filter(path -> !path.endsWith(".jsonl"))
                .forEach(path -> values.complain(PATHS + "=" + path + " is no file of JSON lines (*.jsonl)"));
        return new Configured(paths);
    }

    private record Configured(List<String> paths) implements ConfiguredSource {

        @Override
        public boolean isConfigured() {
            return !paths.isEmpty();
        }

        @Override
        public Source source(BrokerAccess access) {
            return new Lines();
        }

        @Override
        public Optional<RecordReader> reader(String feed) {
            return Set.of(FakeStatement.FEED, FakeStatement.LIVE_FEED).contains(feed)
                    ? Optional.of(new LinesReader())
                    : Optional.empty();
        }

        @Override
        public List<Check> checks(LocalDate today, boolean fetches) {
            return paths.stream()
                    .map(path -> new Check("lines", () -> List.of(Finding.ok("lines " + path, "is named"))))
                    .toList();
        }
    }

    private record Lines() implements Source {

        @Override
        public String name() {
            return NAME;
        }

        @Override
        public boolean isLocal() {
            return true;
        }

        @Override
        public List<SessionFeed> feeds() {
            return List.of(new SessionFeed(FEED, null));
        }

        @Override
        public Iterator<LinesSession> sessions(Request request) {
            request.choice().among(request.paths().size());
            return request.paths().stream()
                    .map(path -> LinesSession.of(Path.of(path)))
                    .filter(request.choice()::wants)
                    .iterator();
        }
    }
}
