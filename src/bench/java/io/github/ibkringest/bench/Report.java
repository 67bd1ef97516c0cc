package io.github.ibkringest.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The results for people and for programs. */
record Report(Results results, Map<String, Object> setting) {

    /** Writes {@code results.md} and {@code results.json}; returns what the first one says. */
    String write(Path folder) throws IOException {
        String markdown = markdown();
        Files.writeString(folder.resolve("results.md"), markdown);
        new ObjectMapper()
                .enable(SerializationFeature.INDENT_OUTPUT)
                .writeValue(folder.resolve("results.json").toFile(), json());
        return markdown;
    }

    private String markdown() {
        StringBuilder text = new StringBuilder();
        setting.forEach((name, value) ->
                text.append("- ").append(name).append(": ").append(value).append('\n'));
        text.append('\n');
        for (String line : Noise.judge(results.figures())) {
            text.append(line).append('\n');
        }
        results.notes().forEach(note -> text.append(note).append('\n'));
        text.append('\n').append(times().text());
        text.append('\n').append(ratios().text());
        text.append('\n').append(footprints().text());
        return text.toString();
    }

    private TextTable times() {
        TextTable table = new TextTable(
                "scenario", "step", "median s", "min - max s", "spread", "executions/s", "peak RSS MB", "peak heap MB");
        for (Figure figure : results.figures()) {
            Spread seconds = figure.seconds();
            table.row(
                    figure.scenario(),
                    figure.step(),
                    "%.3f".formatted(seconds.median()),
                    "%.3f - %.3f".formatted(seconds.min(), seconds.max()),
                    "%.0f %%".formatted(seconds.percent()),
                    figure.executions() == 0 ? "" : "%,.0f".formatted(figure.rate()),
                    megabytes(figure.peak(Measurement::peakRss)),
                    megabytes(figure.peak(Measurement::peakHeap)));
        }
        return table;
    }

    private TextTable ratios() {
        TextTable table = new TextTable("comparison", "of", "medians", "single runs", "asked");
        for (Ratio ratio : results.ratios()) {
            table.row(
                    ratio.name(),
                    ratio.unit(),
                    "%.3f".formatted(ratio.value()),
                    ratio.isOfMedians()
                            ? ""
                            : "%.2f - %.2f"
                                    .formatted(ratio.runs().min(), ratio.runs().max()),
                    ratio.bar());
        }
        return table;
    }

    private TextTable footprints() {
        TextTable table = new TextTable(
                "scenario", "step", "WAL kB", "growth kB", "inserted", "updated", "deleted", "dead", "identities");
        for (Figure figure : results.figures()) {
            if (figure.hasFootprint()) {
                table.row(
                        figure.scenario(),
                        figure.step(),
                        "%,d".formatted(figure.left(Footprint::walBytes) >> 10),
                        "%,d".formatted(figure.left(Footprint::growthBytes) >> 10),
                        "%,d".formatted(figure.left(Footprint::inserted)),
                        "%,d".formatted(figure.left(Footprint::updated)),
                        "%,d".formatted(figure.left(Footprint::deleted)),
                        "%,d".formatted(figure.left(Footprint::dead)),
                        "%,d".formatted(figure.left(Footprint::identities)));
            }
        }
        return table;
    }

    private static String megabytes(long bytes) {
        return bytes == 0 ? "" : "%,d".formatted(bytes >> 20);
    }

    private Map<String, Object> json() {
        Map<String, Object> json = new LinkedHashMap<>(setting);
        json.put("noise", Noise.judge(results.figures()));
        json.put("notes", results.notes());
        List<Object> figures = new ArrayList<>();
        for (Figure figure : results.figures()) {
            Map<String, Object> entry = new LinkedHashMap<>();
            entry.put("scenario", figure.scenario());
            entry.put("step", figure.step());
            entry.put("executions", figure.executions());
            entry.put("seconds", figure.seconds());
            entry.put("runs", figure.measurements());
            figures.add(entry);
        }
        json.put("figures", figures);
        json.put("ratios", results.ratios());
        return json;
    }
}
