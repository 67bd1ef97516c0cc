package io.github.ibkringest.release;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The files that a public host reads, and the links between the pages. */
class PublicFilesTest {

    private static final YAMLMapper YAML = new YAMLMapper();
    private static final Pattern LINK = Pattern.compile("]\\(([^)#\\s]+)?(#[^)\\s]+)?\\)");

    @Test
    void shouldRunTheSameCheckAsADeveloper() throws Exception {
        JsonNode steps = yaml(".github/workflows/ci.yml").at("/jobs/verify/steps");
        assertThat(steps).extracting(step -> step.path("run").asText()).contains(".ci/run");
        assertThat(Path.of(".ci/run"))
                .isExecutable()
                .content()
                .contains("./mvnw")
                .contains(" verify");
    }

    @ParameterizedTest
    @ValueSource(strings = {"fault", "wish"})
    void shouldAskWhatMattersInIssues(String name) throws Exception {
        JsonNode form = yaml(".github/ISSUE_TEMPLATE/" + name + ".yml");
        assertThat(form.path("name").asText()).isNotBlank();
        assertThat(form.path("description").asText()).isNotBlank();
        assertThat(form.path("body")).isNotEmpty().allSatisfy(field -> {
            assertThat(field.path("type").asText()).isIn("markdown", "textarea", "input");
            assertThat(field.path("attributes").has("label")).isEqualTo(field.has("id"));
        });
        assertThat(form.path("body"))
                .anyMatch(field -> field.at("/validations/required").asBoolean());
    }

    @Test
    void shouldKeepLibrariesAndActionsUpToDate() throws Exception {
        assertThat(yaml(".github/dependabot.yml").path("updates"))
                .extracting(update -> update.path("package-ecosystem").asText())
                .containsExactly("maven", "github-actions");
    }

    @Test
    void shouldLinkOnlyToPagesAndHeadingsThatAreThere() throws Exception {
        List<String> broken = new ArrayList<>();
        for (Path page : pages()) {
            Matcher link = LINK.matcher(withoutCode(Files.readString(page)));
            while (link.find()) {
                if (!leadsSomewhere(page, link.group(1), link.group(2))) {
                    broken.add(page + ": " + link.group());
                }
            }
        }
        assertThat(broken).isEmpty();
    }

    private static boolean leadsSomewhere(Path page, String file, String heading) throws IOException {
        if (file != null && file.matches("[a-z]+:.*")) {
            return true;
        }
        Path target = file == null ? page : Path.of("").resolve(page).resolveSibling(file);
        if (heading == null || !Files.isRegularFile(target)) {
            return heading == null && Files.exists(target);
        }
        return Files.readString(target)
                .lines()
                .filter(line -> line.startsWith("#"))
                .anyMatch(line -> heading.equals("#" + anchor(line)));
    }

    /** As GitHub makes them. */
    private static String anchor(String heading) {
        return heading.replaceFirst("^#+ ", "")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N} _-]", "")
                .replace(' ', '-');
    }

    private static String withoutCode(String text) {
        return text.replaceAll("(?s)```.*?```", "").replaceAll("`[^`]*`", "");
    }

    private static List<Path> pages() throws IOException {
        List<Path> pages = new ArrayList<>();
        for (String folder : List.of("", "docs", "docs/decisions", ".github")) {
            try (Stream<Path> files = Files.list(Path.of(folder))) {
                files.filter(file -> file.toString().endsWith(".md")).forEach(pages::add);
            }
        }
        return pages;
    }

    private static JsonNode yaml(String file) throws IOException {
        return YAML.readTree(Path.of(file).toFile());
    }
}
