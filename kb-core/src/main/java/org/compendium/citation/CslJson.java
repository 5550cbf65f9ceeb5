package org.compendium.citation;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import org.compendium.document.Document;
import org.compendium.document.Kind;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Items of the Citation Style Language, schema 1.0.2.
final class CslJson {

    private static final ObjectMapper JSON = new ObjectMapper();

    private CslJson() {}

    static String write(List<Source> sources, LocalDate accessed) {
        ArrayNode items = JSON.createArrayNode();
        sources.forEach(source -> items.add(item(source, accessed)));
        return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(items);
    }

    private static ObjectNode item(Source source, LocalDate accessed) {
        Document document = source.document();
        ObjectNode item = JSON.createObjectNode();
        item.put("id", document.id().value());
        item.put("type", type(document.kind()));
        item.put("title", source.title());
        if (source.author() != null) {
            item.putArray("author").addObject().put("literal", source.author());
        }
        put(item, "genre", genre(document.kind()));
        put(item, "number", source.number());
        if (document.date() != null) {
            date(item, "issued", document.date());
        }
        date(item, "accessed", accessed);
        item.put("language", document.language());
        item.put("URL", source.url());
        if (source.digest()) {
            item.put("container-title", "Compendium");
        }
        String notes =
                source.quotations().stream().map(Ris::note).collect(Collectors.joining("\n"));
        put(
                item,
                "note",
                !source.digest()
                        ? notes
                        : notes.isEmpty() ? Source.PARAPHRASE : Source.PARAPHRASE + "\n" + notes);
        return item;
    }

    private static void put(ObjectNode item, String name, @Nullable String value) {
        if (value != null && !value.isBlank()) {
            item.put(name, value);
        }
    }

    private static void date(ObjectNode item, String name, LocalDate date) {
        item.putObject(name)
                .putArray("date-parts")
                .addArray()
                .add(date.getYear())
                .add(date.getMonthValue())
                .add(date.getDayOfMonth());
    }

    private static String type(Kind kind) {
        return switch (kind) {
            case CASE_STUDY, MANUAL, MEETING_REPORT, SECRETARIAT_REPORT, STUDY, POLICY_BRIEF ->
                    "report";
            case STATEMENT -> "speech";
            case DIGEST -> "webpage";
            case RESOLUTION, OTHER -> "document";
        };
    }

    private static @Nullable String genre(Kind kind) {
        return switch (kind) {
            case CASE_STUDY -> "Case study";
            case MANUAL -> "Manual";
            case MEETING_REPORT -> "Meeting report";
            case RESOLUTION -> "Resolution";
            case POLICY_BRIEF -> "Policy brief";
            case SECRETARIAT_REPORT, STUDY, STATEMENT, DIGEST, OTHER -> null;
        };
    }
}
