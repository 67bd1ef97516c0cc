package io.github.ibkringest.app.settings;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ibkringest.broker.provider.Setting;
import io.github.ibkringest.broker.provider.SettingValues;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The pages of the settings against the settings that there are: key, default and meaning. */
class SettingsPageTest {

    private static final Pattern ROW = Pattern.compile("\\| `([a-z0-9.-]+)` \\| (?:(.*?) )?\\| (.*) \\|");

    /** Of single datasets, which the page describes together; and of the source that only tests have. */
    private static final Pattern NOT_ON_THE_PAGE =
            Pattern.compile("schedule\\.[^.]+\\.[^.]+\\.cron|(schedule\\.)?lines\\..*");

    private final SourceProviders providers = SourceProviders.found();

    private record Line(String standard, String meaning) {}

    /** The settings on a page, by key. */
    private static Map<String, Line> lines(String page, String prefix) throws IOException {
        Map<String, Line> lines = new TreeMap<>();
        for (String line : Files.readAllLines(Path.of("docs", page))) {
            Matcher row = ROW.matcher(line);
            if (row.matches()) {
                lines.put(prefix + row.group(1), new Line(row.group(2) == null ? "" : row.group(2), row.group(3)));
            }
        }
        return lines;
    }

    private List<Setting<?>> settings() {
        List<Setting<?>> settings = new ArrayList<>(SettingsReader.all(providers));
        settings.removeIf(setting -> NOT_ON_THE_PAGE.matcher(setting.key()).matches());
        return settings;
    }

    /** The settings of the only login and of the only gateway. */
    private List<Setting<?>> dependent(String prefix) {
        return providers.settings(new SettingValues(key -> "", complaint -> {})).stream()
                .filter(setting -> setting.key().startsWith(prefix))
                .toList();
    }

    @Test
    void shouldDescribeEachSettingAsTheProgramDoes() throws IOException {
        Map<String, Line> lines = lines("settings.md", "");
        for (Setting<?> setting : settings()) {
            assertThat(lines).as("docs/settings.md").containsKey(setting.key());
            Line line = lines.get(setting.key());
            if (setting.standard().isEmpty()) {
                assertThat(line.standard()).as(setting.key()).matches("|as `.*`");
            } else {
                assertThat(line.standard()).as(setting.key()).startsWith("`" + setting.standard() + "`");
            }
            assertThat(line.meaning()).as(setting.key()).startsWith(setting.meaning());
        }
    }

    @Test
    void shouldDescribeTheSettingsOfLogins() throws IOException {
        Map<String, Line> lines = lines("flex-query.md", "flex.");
        assertThat(lines).hasSameSizeAs(dependent("flex."));
        shouldMean(dependent("flex."), lines);
    }

    @Test
    void shouldDescribeTheSettingsOfGateways() throws IOException {
        assertThat(dependent("gateway.")).isNotEmpty();
        shouldMean(dependent("gateway."), lines("settings.md", ""));
    }

    private static void shouldMean(List<Setting<?>> settings, Map<String, Line> lines) {
        for (Setting<?> setting : settings) {
            assertThat(lines).containsKey(setting.key());
            assertThat(lines.get(setting.key()).meaning()).as(setting.key()).startsWith(setting.meaning());
        }
    }

    @Test
    void shouldDescribeNothingElse() throws IOException {
        List<Setting<?>> all = new ArrayList<>(settings());
        all.addAll(dependent("gateway."));
        assertThat(lines("settings.md", "").keySet())
                .isSubsetOf(all.stream().map(Setting::key).toList());
    }
}
