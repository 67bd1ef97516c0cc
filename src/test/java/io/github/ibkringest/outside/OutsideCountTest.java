package io.github.ibkringest.outside;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.core.LauncherConfig;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** The build ends with how many tests ran on statements from outside, and how many could not. */
class OutsideCountTest {

    @TempDir
    Path folder;

    private final String before = System.getProperty("corpus");
    private Path said;

    @BeforeEach
    void nameAFile() {
        said = folder.resolve("said/OnStatementsFromOutside.txt");
    }

    @AfterEach
    void restore() {
        if (before == null) {
            System.clearProperty("corpus");
        } else {
            System.setProperty("corpus", before);
        }
    }

    /** Two tests, one of them of two cases. */
    @NeedsOutside(OutsideFolder.CORPUS)
    static class OnStatementsFromOutside {

        @Test
        void single() {}

        @TestFactory
        Stream<DynamicTest> cases() {
            return Stream.of("one", "two").map(name -> DynamicTest.dynamicTest(name, () -> {}));
        }
    }

    static class OnOurOwn {

        @Test
        void single() {}
    }

    @Test
    void shouldCountCasesThatRan() {
        run(folder);
        assertThat(said)
                .hasContent("Tests on statements from outside the project: OnStatementsFromOutside 3 ran, 0 skipped.");
    }

    @Test
    void shouldCountTestsThatAreSkippedAndSayWhatIsMissing() {
        Path none = folder.resolve("none");
        run(none);
        assertThat(said)
                .hasContent(
                        "Tests on statements from outside the project: OnStatementsFromOutside 0 ran, 2 skipped: there is no "
                                + none + ".");
    }

    private void run(Path corpus) {
        System.setProperty("corpus", corpus.toString());
        LauncherDiscoveryRequest request = LauncherDiscoveryRequestBuilder.request()
                .selectors(
                        DiscoverySelectors.selectClass(OnStatementsFromOutside.class),
                        DiscoverySelectors.selectClass(OnOurOwn.class))
                .build();
        LauncherConfig alone = LauncherConfig.builder()
                .enableTestExecutionListenerAutoRegistration(false)
                .addTestExecutionListeners(new OutsideCount(said.getParent()))
                .build();
        LauncherFactory.create(alone).execute(request);
    }
}
