package io.github.ibkringest.page.html;

import io.pebbletemplates.pebble.PebbleEngine;
import io.pebbletemplates.pebble.loader.ClasspathLoader;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Map;

/** The templates below {@code page/}. Whatever they are filled in with is escaped: nothing is ever markup. Thread-safe. */
public final class Templates {

    private final PebbleEngine engine;

    /** Loads none yet: each is read when it is first needed. */
    public Templates() {
        ClasspathLoader loader = new ClasspathLoader(Templates.class.getClassLoader());
        loader.setPrefix("page/");
        loader.setSuffix(".html");
        engine = new PebbleEngine.Builder()
                .loader(loader)
                .autoEscaping(true)
                .strictVariables(true)
                .defaultLocale(Locale.ROOT)
                .newLineTrimming(false)
                .build();
    }

    /** A page. */
    public String page(String template, Map<String, Object> model) {
        StringWriter page = new StringWriter();
        try {
            engine.getTemplate(template).evaluate(page, model);
        } catch (IOException e) {
            throw new UncheckedIOException("the page " + template + " cannot be written", e);
        }
        return page.toString();
    }
}
