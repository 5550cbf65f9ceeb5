package org.compendium.search.judged;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/// Texts, questions, and which texts answer which question, in the format of the BEIR benchmark:
/// `corpus.jsonl`, `queries.jsonl`, `qrels/test.tsv`.
///
/// @param texts in the order of the file
/// @param questions by their identifier; only those that were judged
/// @param relevant for each question the texts that answer it, with how well: above 0
public record JudgedSet(
        List<Text> texts,
        Map<String, String> questions,
        Map<String, Map<String, Integer>> relevant) {

    /// @param title may be empty
    public record Text(String id, String title, String text) {}

    private static final ObjectMapper JSON = new ObjectMapper();

    /// @throws IllegalArgumentException when the folder does not hold such a set; the message says
    ///   what is missing
    public static JudgedSet read(Path folder) {
        List<Text> texts = new ArrayList<>();
        Map<String, String> all = new LinkedHashMap<>();
        lines(
                folder.resolve("corpus.jsonl"),
                line -> {
                    JsonNode text = JSON.readTree(line);
                    texts.add(
                            new Text(
                                    text.required("_id").asString(),
                                    text.path("title").asString(""),
                                    text.path("text").asString("")));
                });
        lines(
                folder.resolve("queries.jsonl"),
                line -> {
                    JsonNode question = JSON.readTree(line);
                    all.put(
                            question.required("_id").asString(),
                            question.required("text").asString());
                });
        Map<String, Map<String, Integer>> relevant = new LinkedHashMap<>();
        lines(
                folder.resolve("qrels/test.tsv"),
                line -> {
                    String[] cells = line.split("\t");
                    if (cells.length < 3) {
                        throw new IllegalArgumentException("it needs three columns: " + line);
                    }
                    // The first line names the columns.
                    if (cells[2].matches("-?\\d+") && Integer.parseInt(cells[2]) > 0) {
                        relevant.computeIfAbsent(cells[0], any -> new LinkedHashMap<>())
                                .put(cells[1], Integer.parseInt(cells[2]));
                    }
                });
        Map<String, String> questions = new LinkedHashMap<>();
        relevant.keySet()
                .forEach(id -> {
                    String question = all.get(id);
                    if (question == null) {
                        throw new IllegalArgumentException(
                                folder
                                        + ": question "
                                        + id
                                        + " was judged and is not in queries.jsonl");
                    }
                    questions.put(id, question);
                });
        return new JudgedSet(texts, questions, relevant);
    }

    private static void lines(Path file, Consumer<String> each) {
        try (Stream<String> lines = Files.lines(file)) {
            lines.filter(line -> !line.isBlank()).forEach(each);
        } catch (NoSuchFileException e) {
            throw new IllegalArgumentException(
                    file
                            + " is missing; a folder in BEIR's format has corpus.jsonl, queries.jsonl"
                            + " and qrels/test.tsv",
                    e);
        } catch (JacksonException | IllegalArgumentException e) {
            throw new IllegalArgumentException(file + " cannot be read: " + e.getMessage(), e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
