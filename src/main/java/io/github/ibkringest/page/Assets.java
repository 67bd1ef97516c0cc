package io.github.ibkringest.page;

import io.github.ibkringest.web.WebAnswer;
import io.github.ibkringest.web.WebRequest;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Style, script and pictures. Their addresses have a digest of all of them, so that browsers keep them until they change.
 * Read once, when first asked for. Thread-safe.
 */
final class Assets {

    private static final String UPLOT = "/META-INF/resources/webjars/uplot/1.6.30/dist/";
    private static final int DIGITS = 12;

    private static final Map<String, String> FILES = Map.of(
            "page.css", "/page/assets/page.css",
            "page.js", "/page/assets/page.js",
            "icon.svg", "/page/assets/icon.svg",
            "uplot.js", UPLOT + "uPlot.iife.min.js",
            "uplot.css", UPLOT + "uPlot.min.css");

    private static final Map<String, String> TYPES = Map.of(
            "css", "text/css; charset=utf-8",
            "js", "text/javascript; charset=utf-8",
            "svg", "image/svg+xml");

    private final Map<String, String> texts = new LinkedHashMap<>();
    private final String folder;

    Assets() {
        FILES.keySet().stream().sorted().forEach(name -> texts.put(name, read(FILES.get(name))));
        folder = "/assets/" + digest(String.join("\n", texts.values())) + "/";
    }

    /** The folder of their addresses. */
    String folder() {
        return folder;
    }

    /** What is asked for by an address below {@code /assets/}. */
    WebAnswer answer(WebRequest request) {
        String name = request.path().substring(request.path().lastIndexOf('/') + 1);
        if (!request.path().equals(folder + name) || !texts.containsKey(name)) {
            return WebAnswer.problem(404, "there is no such file; open the page anew");
        }
        String type = TYPES.get(name.substring(name.lastIndexOf('.') + 1));
        return new WebAnswer(
                200, type, texts.get(name), Map.of("Cache-Control", "public, max-age=31536000, immutable"));
    }

    private static String read(String path) {
        try (InputStream file = Assets.class.getResourceAsStream(path)) {
            if (file == null) {
                throw new IllegalStateException("the program lacks its file " + path);
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(path + " cannot be read", e);
        }
    }

    private static String digest(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest).substring(0, DIGITS);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
