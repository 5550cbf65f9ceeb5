package org.compendium.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;

/// Reports to measure with: each with a symbol of its own and numbered paragraphs of its own words.
/// The same number gives the same reports. No word of them is anybody's.
final class MadeReports {

    private static final int PARAGRAPHS = 25;
    private static final int SENTENCES = 4;
    private static final List<String> WHO =
            List.of(
                    "Firms in the zone",
                    "Small workshops",
                    "The incubator",
                    "Suppliers of parts",
                    "A chamber of commerce",
                    "Women who run firms",
                    "The training centre",
                    "Local banks",
                    "Exporters of textiles",
                    "A cluster of software firms");
    private static final List<String> WHAT =
            List.of(
                    "shared a laboratory with",
                    "bought less than was hoped from",
                    "learned how to cost an order from",
                    "waited for permits issued by",
                    "lent machines to",
                    "signed contracts for one year with",
                    "lost trust in",
                    "asked for advice from",
                    "trained foremen together with",
                    "published the results of a survey of");
    private static final List<String> WHOM =
            List.of(
                    "the ministry of industry",
                    "foreign buyers",
                    "the university",
                    "their neighbours",
                    "a venture capital fund",
                    "the port authority",
                    "an association of producers",
                    "the export council",
                    "the municipality",
                    "large assemblers");

    private MadeReports() {}

    static void write(int count, Path folder) throws IOException {
        Files.createDirectories(folder);
        for (int i = 1; i <= count; i++) {
            Files.writeString(folder.resolve("report-%06d.txt".formatted(i)), report(i));
        }
    }

    private static String report(int number) {
        var random = new Random(number);
        var text = new StringBuilder();
        text.append("UNITED NATIONS\n\nDistr. GENERAL\n\nTD/B/MADE/")
                .append(number)
                .append("\n\n")
                .append(1 + random.nextInt(28))
                .append(" March ")
                .append(1990 + random.nextInt(30))
                .append("\n\nOriginal: ENGLISH\n\nMade report number ")
                .append(number)
                .append("\n\nReport by the secretariat\n\n");
        for (int paragraph = 1; paragraph <= PARAGRAPHS; paragraph++) {
            text.append(paragraph).append('.');
            for (int sentence = 0; sentence < SENTENCES; sentence++) {
                text.append(' ')
                        .append(any(WHO, random))
                        .append(' ')
                        .append(any(WHAT, random))
                        .append(' ')
                        .append(any(WHOM, random))
                        .append(" in ")
                        .append(1950 + random.nextInt(70))
                        .append(", for reasons given under case ")
                        .append(random.nextInt(100_000))
                        .append('.');
            }
            text.append("\n\n");
        }
        return text.toString();
    }

    private static String any(List<String> list, Random random) {
        return list.get(random.nextInt(list.size()));
    }
}
