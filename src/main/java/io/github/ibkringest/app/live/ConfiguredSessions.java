package io.github.ibkringest.app.live;

import io.github.ibkringest.app.settings.Settings;
import io.github.ibkringest.store.live.LiveBoard;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** How the live sessions stand that the settings know; others may have been noted when these were different. Thread-safe. */
public final class ConfiguredSessions {

    private final Set<List<String>> configured;
    private final LiveBoard board;

    public ConfiguredSessions(Settings settings, LiveBoard board) {
        this.configured = settings.sources().all().stream()
                .flatMap(entry -> entry.configured().liveFeeds().stream())
                .map(feed -> List.of(feed.source(), feed.name()))
                .collect(Collectors.toSet());
        this.board = board;
    }

    /** As they were noted; those that were never open are not among them. */
    public List<LiveBoard.Noted> noted() {
        return configured.isEmpty()
                ? List.of()
                : board.all().stream()
                        .filter(noted -> configured.contains(
                                List.of(noted.state().source(), noted.state().name())))
                        .toList();
    }
}
