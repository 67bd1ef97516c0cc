package io.github.ibkringest.anyquery;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A world and the statements that tell of it, in the order in which they are imported; a statement can come twice.
 *
 * @param full the statements that tell everything; none where nobody does
 * @param told all statements
 */
record History(World world, List<Telling> full, List<Telling> told) {

    /** Each execution is in some statement. */
    boolean tellsEverything() {
        return world.facts().stream()
                .filter(Fact::isExecution)
                .allMatch(fact -> told.stream().anyMatch(telling -> telling.isTold(fact)));
    }

    History withoutGroup(int group) {
        return new History(world.without(group), full, told);
    }

    History withoutTelling(int index) {
        List<Telling> left = new ArrayList<>(told);
        left.remove(index);
        return new History(world, full, left);
    }

    /** The statements that may be left out. */
    boolean isThin(int index) {
        return !full.contains(told.get(index)) || told.indexOf(told.get(index)) != index;
    }

    /** Writes some statements, numbered by their order. */
    List<Path> write(Path folder, String name, List<Telling> tellings) {
        try {
            Files.createDirectories(folder);
            List<Path> files = new ArrayList<>();
            for (Telling telling : tellings) {
                String kind = full.contains(telling) ? "full" : telling.query().activity() ? "thin" : "confirmations";
                Path file = folder.resolve("%s-%02d-%s.xml".formatted(name, files.size() + 1, kind));
                files.add(Files.writeString(file, telling.xml(world)));
            }
            return files;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What happened, and who told what. */
    String story() {
        Set<Telling> once = Set.copyOf(told);
        return world.story() + "\n"
                + told.stream()
                        .map(telling -> "  " + (full.contains(telling) ? "FULL " : "") + telling)
                        .collect(Collectors.joining("\n"))
                + "\n  " + world.facts().size() + " facts, " + once.size() + " statements";
    }
}
