package io.github.ibkringest.outside;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.TestSource;
import org.junit.platform.engine.support.descriptor.ClassSource;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;

/**
 * Counts the tests that need statements from outside the project, and writes the sentence that the build ends with to
 * {@code target/outside-tests.txt}. JUnit finds it by {@code META-INF/services}.
 */
public final class OutsideCount implements TestExecutionListener {

    private final Path file;
    private final Set<String> absent = new TreeSet<>();
    private TestPlan plan;
    private int ran;
    private int skipped;

    /** Called by JUnit. */
    public OutsideCount() {
        this(Path.of("target", "outside-tests.txt"));
    }

    OutsideCount(Path file) {
        this.file = file;
    }

    @Override
    public void testPlanExecutionStarted(TestPlan started) {
        plan = started;
    }

    @Override
    public synchronized void executionFinished(TestIdentifier test, TestExecutionResult result) {
        if (test.isTest() && folderOf(test).isPresent()) {
            ran++;
        }
    }

    /** A class is skipped as a whole; how many cases its tests would have had is in the folder that is not there. */
    @Override
    public synchronized void executionSkipped(TestIdentifier test, String reason) {
        folder(test).filter(folder -> !folder.isThere()).ifPresent(folder -> {
            absent.add(folder.path().toString());
            skipped += testMethods(test);
        });
    }

    @Override
    public void testPlanExecutionFinished(TestPlan finished) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.writeString(file, sentence() + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String sentence() {
        return "Tests on statements from outside the project: " + ran + " ran, " + skipped + " skipped"
                + (absent.isEmpty() ? "." : ": there is no " + String.join(", no ", absent) + ".");
    }

    private Optional<OutsideFolder> folderOf(TestIdentifier test) {
        Optional<OutsideFolder> found = folder(test);
        return found.isPresent() ? found : plan.getParent(test).flatMap(this::folderOf);
    }

    private static Optional<OutsideFolder> folder(TestIdentifier test) {
        return testClass(test)
                .map(type -> type.getAnnotation(NeedsOutside.class))
                .map(NeedsOutside::value);
    }

    private static Optional<Class<?>> testClass(TestIdentifier test) {
        Optional<TestSource> source = test.getSource();
        return source.filter(ClassSource.class::isInstance)
                .map(ClassSource.class::cast)
                .map(ClassSource::getJavaClass);
    }

    private static int testMethods(TestIdentifier test) {
        return testClass(test)
                .map(type -> (int) Arrays.stream(type.getDeclaredMethods())
                        .filter(OutsideCount::isTest)
                        .count())
                .orElse(0);
    }

    private static boolean isTest(Method method) {
        return method.isAnnotationPresent(Test.class)
                || method.isAnnotationPresent(ParameterizedTest.class)
                || method.isAnnotationPresent(TestFactory.class);
    }
}
