package io.github.ibkringest.bench;

import java.util.ArrayList;
import java.util.List;

/** With which JVM options the program runs, and what that is called. */
record Variant(String name, List<String> options) {

    static final Variant PLAIN = new Variant("sync", List.of());

    /** What the launcher of the distribution gives to every command. */
    static final Variant SHORT = new Variant(
            "sync, serial C1",
            List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-XX:NewRatio=1", "-XX:MetaspaceSize=64m"));

    Variant with(String option) {
        List<String> more = new ArrayList<>(options);
        more.add(option);
        return new Variant(name + " " + option, List.copyOf(more));
    }

    String again() {
        return name.replaceFirst("sync", "again");
    }

    String changed() {
        return name.replaceFirst("sync", "changed");
    }
}
