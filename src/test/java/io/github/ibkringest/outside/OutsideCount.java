package io.github.ibkringest.outside;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
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
 * Counts the tests that need statements from outside the project. Writes a sentence for each of their classes to {@code
 * target/outside-tests}, because classes run in several JVMs; the build ends with them. JUnit finds it by {@code
 * META-INF/services}.
 */
public final class OutsideCount implements TestExecutionListener {

    private final Path folder;
    private final Map<Class<?>, Count> counts = new HashMap<>();
    private TestPlan plan;

    /** Called by JUnit. */
    public OutsideCount() {
        this(Path.of("target", "outside-tests"));
    }

    OutsideCount(Path folder) {
        this.folder = folder;
    }

    @Override
    public void testPlanExecutionStarted(TestPlan started) {
        plan = started;
    }

    @Override
    public synchronized void executionFinished(TestIdentifier test, TestExecutionResult result) {
        if (test.isTest()) {
            classOf(test).ifPresent(type -> count(type, new Count(1, 0)));
        }
    }

    /** A class is skipped as a whole; how many cases its tests would have had is in the folder that is not there. */
    @Override
    public synchronized void executionSkipped(TestIdentifier test, String reason) {
        outsideClass(test)
                .filter(type -> !folder(type).isThere())
                .ifPresent(type -> count(type, new Count(0, testMethods(type))));
    }

    @Override
    public synchronized void testPlanExecutionFinished(TestPlan finished) {
        counts.forEach((type, count) -> {
            try {
                Files.createDirectories(folder);
                Files.writeString(folder.resolve(type.getSimpleName() + ".txt"), sentence(type, count) + "\n");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    private void count(Class<?> type, Count count) {
        counts.merge(type, count, Count::and);
    }

    private static String sentence(Class<?> type, Count count) {
        return "Tests on statements from outside the project: " + type.getSimpleName() + " " + count.ran() + " ran, "
                + count.skipped() + " skipped"
                + (count.skipped() == 0 ? "." : ": there is no " + folder(type).path() + ".");
    }

    private record Count(int ran, int skipped) {

        Count and(Count other) {
            return new Count(ran + other.ran, skipped + other.skipped);
        }
    }

    private Optional<Class<?>> classOf(TestIdentifier test) {
        Optional<Class<?>> found = outsideClass(test);
        return found.isPresent() ? found : plan.getParent(test).flatMap(this::classOf);
    }

    private static Optional<Class<?>> outsideClass(TestIdentifier test) {
        return testClass(test).filter(type -> type.isAnnotationPresent(NeedsOutside.class));
    }

    private static OutsideFolder folder(Class<?> type) {
        return type.getAnnotation(NeedsOutside.class).value();
    }

    private static Optional<Class<?>> testClass(TestIdentifier test) {
        Optional<TestSource> source = test.getSource();
        return source.filter(ClassSource.class::isInstance)
                .map(ClassSource.class::cast)
                .map(ClassSource::getJavaClass);
    }

    private static int testMethods(Class<?> type) {
        return (int) Arrays.stream(type.getDeclaredMethods())
                .filter(OutsideCount::isTest)
                .count();
    }

    private static boolean isTest(Method method) {
        return method.isAnnotationPresent(Test.class)
                || method.isAnnotationPresent(ParameterizedTest.class)
                || method.isAnnotationPresent(TestFactory.class);
    }
}
