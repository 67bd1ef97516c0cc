package io.github.ibkringest.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the pages ask of the built-in sample answers as they print it. */
class DocumentedQueriesTest extends CommandTestSupport {

    private static final String PROGRAM = "java -jar target/ibkr-ingest.jar ";

    /** Asked and, where nothing but blank lines is between the two, what it answers. */
    private static final Pattern BLOCK =
            Pattern.compile("^```(sql|sh)\n(.*?)^```\n(?:\n*^```\n(.*?)^```\n)?", Pattern.DOTALL | Pattern.MULTILINE);

    /** The same after the two statements of a case. */
    private static final Pattern CASE = Pattern.compile(
            "^```sql\n([^`]*?)^```\n\nThe sample has none\\. After `sync --file` of \\[(\\S+)-1\\.xml[^\n]*\n\n```\n(.*?)^```\n",
            Pattern.DOTALL | Pattern.MULTILINE);

    /** A command behind a prompt, and what it answers. */
    private static final Pattern PROMPT =
            Pattern.compile("^\\$ ibkr-ingest (.*)\n((?:(?!\\$ |```).*\n)*)", Pattern.MULTILINE);

    /** A command in a table of questions. */
    private static final Pattern CELL = Pattern.compile("\\| `(show [a-z][^`]*)`");

    private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|(\\S+)");

    /**
     * A question of a page.
     *
     * @param place the page and the question
     * @param command with its arguments
     * @param answer the lines that the page prints; null where it prints none
     */
    private record Question(String place, List<String> command, List<String> answer) {}

    @Test
    void shouldAnswerAsThePagesSay() throws IOException {
        assertThat(run("sync", "--source", "sample").exitCode()).isZero();
        List<Question> questions = new ArrayList<>();
        for (Path page : pages()) {
            questions.addAll(questions(page));
        }
        assertThat(questions).filteredOn(question -> question.answer() != null).hasSizeGreaterThan(8);
        questions.forEach(this::ask);
    }

    @Test
    void shouldAnswerAsThePagesSayOfOtherStatements() throws IOException {
        Matcher told = CASE.matcher(Files.readString(Path.of("docs", "data-model.md")));
        int cases = 0;
        for (; told.find(); cases++) {
            emptyTheDatabase();
            for (int i = 1; i <= 2; i++) {
                String file = statement(told.group(2) + "-" + i + ".xml");
                assertThat(run("sync", "--file", file).exitCode()).isZero();
            }
            ask(new Question(told.group(2), List.of("db", "query", told.group(1)), lines(told.group(3))));
        }
        assertThat(cases).isEqualTo(2);
    }

    private void ask(Question question) {
        List<String> command = question.command();
        Outcome answer = run(command.get(0), command.subList(1, command.size()).toArray(String[]::new));
        assertThat(answer.exitCode())
                .as("%s%n%s", question.place(), answer.err())
                .isZero();
        if (question.answer() != null) {
            assertThat(answer.out().lines().map(String::stripTrailing))
                    .as(question.place())
                    .containsExactlyElementsOf(question.answer());
        }
    }

    private static List<Path> pages() throws IOException {
        try (Stream<Path> docs = Files.list(Path.of("docs"))) {
            return Stream.concat(Stream.of(Path.of("README.md")), docs)
                    .filter(path -> path.toString().endsWith(".md"))
                    .sorted()
                    .toList();
        }
    }

    private static List<Question> questions(Path page) throws IOException {
        List<Question> questions = new ArrayList<>();
        String text = Files.readString(page);
        Matcher prompt = PROMPT.matcher(text);
        while (prompt.find()) {
            questions.add(new Question(page + ": " + prompt.group(1), words(prompt.group(1)), lines(prompt.group(2))));
        }
        Matcher cell = CELL.matcher(text);
        while (cell.find()) {
            questions.add(new Question(page + ": " + cell.group(1), words(cell.group(1)), null));
        }
        Matcher block = BLOCK.matcher(text);
        while (block.find()) {
            String asked = block.group(2);
            List<List<String>> commands = block.group(1).equals("sql") ? queries(asked) : commands(asked);
            for (List<String> command : commands) {
                questions.add(new Question(
                        page + ": " + asked, command, commands.size() == 1 ? lines(block.group(3)) : null));
            }
        }
        return questions;
    }

    private static List<String> lines(String answer) {
        return answer == null ? null : answer.lines().map(String::stripTrailing).toList();
    }

    /** Those that only read; a recipe that writes has a test of its own. */
    private static List<List<String>> queries(String sql) {
        return sql.contains("begin;")
                ? List.of()
                : Stream.of(sql.replaceAll("(?m)^--.*\n", "").split(";"))
                        .filter(query -> !query.isBlank())
                        .map(query -> List.of("db", "query", query))
                        .toList();
    }

    private static List<List<String>> commands(String shell) {
        return shell.lines()
                .filter(line -> line.startsWith(PROGRAM + "db query") || line.startsWith(PROGRAM + "show"))
                .map(line -> words(line.substring(PROGRAM.length())))
                .toList();
    }

    private static List<String> words(String command) {
        List<String> words = new ArrayList<>();
        Matcher word = WORD.matcher(command);
        while (word.find()) {
            words.add(word.group(1) == null ? word.group(2) : word.group(1));
        }
        return words;
    }
}
