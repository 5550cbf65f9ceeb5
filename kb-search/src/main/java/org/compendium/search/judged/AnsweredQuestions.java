package org.compendium.search.judged;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// Questions with the paragraphs that answer them, and questions that nothing answers: a table with
/// tabs between `question`, `answerable` (`yes` or `no`) and `where`.
public final class AnsweredQuestions {

    /// A paragraph by its document's symbol and its printed number, `A/80/604/Add.5 12`.
    ///
    /// @param symbol as a key
    public record Where(String symbol, String label) {}

    /// @param where the paragraphs that answer it; empty when nothing does
    public record One(String question, Set<Where> where) {

        public One {
            where = Set.copyOf(where);
        }

        public boolean answerable() {
            return !where.isEmpty();
        }
    }

    private AnsweredQuestions() {}

    /// @throws IllegalArgumentException when there is no such table, or a line is not as it should
    ///   be; the message says which
    public static List<One> read(Path file) {
        List<One> questions = new ArrayList<>();
        try {
            List<String> lines = Files.readAllLines(file);
            for (int i = 1; i < lines.size(); i++) {
                String[] cells = lines.get(i).split("\t", -1);
                boolean yes = cells.length == 3 && cells[1].equals("yes");
                boolean no = cells.length == 3 && cells[1].equals("no");
                if (!yes && !no || yes == cells[2].isBlank()) {
                    throw new IllegalArgumentException(
                            file
                                    + ", line "
                                    + (i + 1)
                                    + ": it needs a question, yes or no, and after yes where it is"
                                    + " answered");
                }
                questions.add(new One(cells[0], where(cells[2])));
            }
        } catch (NoSuchFileException e) {
            throw new IllegalArgumentException("There are no questions in " + file, e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return questions;
    }

    private static Set<Where> where(String cell) {
        Set<Where> where = new LinkedHashSet<>();
        Arrays.stream(cell.split(";"))
                .map(String::strip)
                .filter(one -> !one.isEmpty())
                .forEach(one -> {
                    int blank = one.lastIndexOf(' ');
                    where.add(
                            new Where(
                                    one.substring(0, Math.max(0, blank)),
                                    one.substring(blank + 1)));
                });
        return where;
    }
}
