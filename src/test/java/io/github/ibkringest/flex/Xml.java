package io.github.ibkringest.flex;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Escaping of attribute values, and files whose name says how they are packed. */
final class Xml {

    private Xml() {}

    /** Escapes an attribute value; line breaks and tabs are escaped too, else a parser turns them into spaces. */
    static String escape(String value) {
        if (harmless(value)) {
            return value;
        }
        return value.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("\n", "&#10;")
                .replace("\r", "&#13;")
                .replace("\t", "&#9;");
    }

    private static boolean harmless(String value) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c < ' ' || c == '&' || c == '<' || c == '>' || c == '"') {
                return false;
            }
        }
        return true;
    }

    /** Opens a UTF-8 file for writing: gzip for {@code .gz}, a zip with one entry for {@code .zip}, plain otherwise. */
    static Writer writer(Path file) throws IOException {
        return new BufferedWriter(new OutputStreamWriter(packed(file), StandardCharsets.UTF_8), 1 << 16);
    }

    private static OutputStream packed(Path file) throws IOException {
        var name = file.getFileName().toString();
        var out = Files.newOutputStream(file);
        if (name.endsWith(".gz")) {
            return new GZIPOutputStream(out);
        }
        if (name.endsWith(".zip")) {
            var zip = new ZipOutputStream(out);
            zip.putNextEntry(new ZipEntry(name.replaceFirst("(\\.xml)?\\.zip$", ".xml")));
            return zip;
        }
        return out;
    }
}
