package io.github.ibkringest.page;

import java.util.function.Supplier;

/** Made when it is first needed. Thread-safe. */
final class Lazy<T> {

    private final Supplier<T> maker;
    private T made;

    Lazy(Supplier<T> maker) {
        this.maker = maker;
    }

    synchronized T get() {
        if (made == null) {
            made = maker.get();
        }
        return made;
    }
}
