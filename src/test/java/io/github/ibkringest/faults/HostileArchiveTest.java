package io.github.ibkringest.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ibkringest.flex.FlexXml;
import io.github.ibkringest.flex.Rows;
import io.github.ibkringest.ingest.run.RunReport;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that want to fill the memory or the disk are refused with a sentence, and leave nothing but that in the ledger. */
class HostileArchiveTest {

    private static final RunningProgram PROGRAM =
            RunningProgram.over(RunningProgram.freshDatabase(), Map.of("IBKR_INGEST_FLEX_MAX_BYTES", "3000000"));

    private static final byte[] ZEROS = new byte[1 << 20];

    @TempDir
    Path folder;

    @AfterAll
    static void stop() {
        PROGRAM.close();
    }

    @AfterEach
    void shouldHaveStoredNothing() {
        assertThat(PROGRAM.jdbc().queryForObject("select count(*) from trading.execution", Long.class))
                .isZero();
        assertThat(PROGRAM.jdbc().queryForObject("select count(*) from trading.raw_payload", Long.class))
                .isZero();
    }

    private static void refused(Path file, String sentence) {
        List<RunReport> reports = PROGRAM.sync(file);
        assertThat(reports).isNotEmpty().allSatisfy(run -> {
            assertThat(run.status()).isEqualTo(RunReport.Status.FAILED);
            assertThat(run.error()).contains(sentence);
        });
    }

    private static void refusedXml(String xml, String sentence) {
        refused(RunningProgram.file(xml), sentence);
    }

    private static String around(String trades) {
        return "<FlexQueryResponse><FlexStatements count=\"1\"><FlexStatement accountId=\"U1\"><Trades>" + trades
                + "</Trades></FlexStatement></FlexStatements></FlexQueryResponse>";
    }

    private static void writeBomb(OutputStream out) throws IOException {
        out.write("<FlexQueryResponse><!--".getBytes(StandardCharsets.US_ASCII));
        for (int i = 0; i < 200; i++) {
            out.write(ZEROS);
        }
    }

    @Test
    void shouldRefuseAGzipBomb() throws IOException {
        Path file = folder.resolve("bomb.xml.gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
            out.write("<FlexQueryResponse>".getBytes(StandardCharsets.US_ASCII));
            for (int i = 0; i < 200; i++) {
                out.write(" ".repeat(1 << 20).getBytes(StandardCharsets.US_ASCII));
            }
        }
        assertThat(file).satisfies(small -> assertThat(Files.size(small)).isLessThan(300_000));
        refused(file, "larger than 3000000 bytes (setting flex.max-bytes)");
    }

    @Test
    void shouldRefuseAZipBomb() throws IOException {
        Path file = folder.resolve("bomb.zip");
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(file))) {
            out.putNextEntry(new ZipEntry("statement.xml"));
            out.write("<FlexQueryResponse>".getBytes(StandardCharsets.US_ASCII));
            for (int i = 0; i < 200; i++) {
                out.write(" ".repeat(1 << 20).getBytes(StandardCharsets.US_ASCII));
            }
        }
        refused(file, "larger than 3000000 bytes (setting flex.max-bytes)");
    }

    @Test
    void shouldRefuseBytesThatAreNoXml() throws IOException {
        Path file = folder.resolve("zeros.xml.gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
            writeBomb(out);
        }
        refused(file, "zeros.xml.gz");
    }

    @Test
    void shouldRefuseAnArchiveOfTooManyFiles() throws IOException {
        Path file = folder.resolve("many.zip");
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(file))) {
            for (int i = 0; i <= 10_000; i++) {
                out.putNextEntry(new ZipEntry(i + ".xml"));
            }
        }
        refused(file, "holds 10001 files");
    }

    @Test
    void shouldNeverWriteToNamesThatAnArchiveChooses() throws IOException {
        Path file = folder.resolve("slip.zip");
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(file))) {
            out.putNextEntry(new ZipEntry("../slipped.xml"));
            out.write("<html/>".getBytes(StandardCharsets.US_ASCII));
        }
        refused(file, "../slipped.xml");
        assertThat(folder.resolveSibling("slipped.xml")).doesNotExist();
        assertThat(Path.of("..", "slipped.xml")).doesNotExist();
    }

    @Test
    void shouldRefuseEntities() {
        refusedXml("<!DOCTYPE lol [<!ENTITY a \"b\"><!ENTITY c \"&a;&a;\">]>" + around("&c;"), "has a DOCTYPE");
        refusedXml("<!DOCTYPE x [<!ENTITY file SYSTEM \"file:///etc/hostname\">]>" + around("&file;"), "has a DOCTYPE");
    }

    @Test
    void shouldRefuseDepth() {
        refusedXml(around("<a>".repeat(100) + "</a>".repeat(100)), "not well-formed XML");
    }

    @Test
    void shouldRefuseTooManyAttributes() {
        String attributes =
                IntStream.range(0, 1_100).mapToObj(i -> " a" + i + "=\"1\"").collect(Collectors.joining());
        refusedXml(around("<Trade" + attributes + "/>"), "not well-formed XML");
    }

    @Test
    void shouldRefuseAnEndlessAttribute() {
        refusedXml(around("<Trade symbol=\"" + "x".repeat(2 << 20) + "\"/>"), "not well-formed XML");
    }

    /** Each attribute is within its limit, but a thousand such rows would fill the memory. */
    @Test
    void shouldRefuseWideRows() {
        String attributes = IntStream.range(0, 80)
                .mapToObj(i -> " a" + i + "=\"" + "x".repeat(1_000) + "\"")
                .collect(Collectors.joining());
        refusedXml(around("<Trade" + attributes + "/>"), "a row of more than 65536 characters");
        refusedXml(around("<Trade " + "a".repeat(60_000) + "=\"1\"/>"), "attribute names of a row");
    }

    @Test
    void shouldRefuseShapesWithoutEnd() {
        String rows = IntStream.range(0, 2_100)
                .mapToObj(i -> "<Trade a" + i + "=\"1\"/>")
                .collect(Collectors.joining());
        refusedXml(around(rows), "different sets of attributes");
    }

    @Test
    void shouldRefuseWhatWouldBeGoodButIsTooLarge() {
        String padded = FlexXml.activity()
                .statement("U1", s -> s.trade(Rows.stockFill()))
                .toXml()
                .replace("</Trades>", "</Trades>" + " ".repeat(4_000_000));
        refusedXml(padded, "larger than 3000000 bytes");
    }
}
