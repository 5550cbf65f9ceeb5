package org.compendium.curated;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.compendium.document.PassageRef;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.representer.Representer;
import org.yaml.snakeyaml.resolver.Resolver;

/// Reads and writes an entry as Markdown with YAML front matter, the form in which the pack has it.
public final class EntryFile {

    private static final Pattern FRONT_MATTER =
            Pattern.compile("\\A---\\R(.*?)\\R---\\R(.*)\\z", Pattern.DOTALL);

    private EntryFile() {}

    /// @param name of the file, for messages
    /// @throws IllegalArgumentException saying which field of which file is wrong
    public static Entry read(String name, String markdown) {
        Matcher matcher = FRONT_MATTER.matcher(markdown);
        if (!matcher.matches()) {
            throw new IllegalArgumentException(
                    name + " does not start with front matter between ---");
        }
        try {
            Fields entry = new Fields(yaml().load(matcher.group(1)));
            return new Entry(
                    entry.text("id"),
                    Entry.Type.ofSlug(entry.text("kind")),
                    entry.text("title"),
                    entry.text("summary"),
                    entry.text("status"),
                    entry.optional("period"),
                    entry.optional("case"),
                    entry.day("checked"),
                    entry.day("review"),
                    entry.list("lineage").stream()
                            .map(relation -> relation(new Fields(relation)))
                            .toList(),
                    entry.texts("themes"),
                    entry.texts("countries"),
                    entry.list("claims").stream().map(claim -> claim(new Fields(claim))).toList(),
                    entry.texts("notReported"),
                    matcher.group(2).strip(),
                    Stream.concat(
                                    Stream.ofNullable(entry.optional("acronym")),
                                    entry.texts("names").stream())
                            .distinct()
                            .toList());
        } catch (RuntimeException e) {
            throw new IllegalArgumentException(name + ": " + e.getMessage(), e);
        }
    }

    /// Writes an entry so that [#read] gives it back.
    public static String write(Entry entry) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("id", entry.id());
        fields.put("kind", entry.type().slug());
        fields.put("title", entry.title());
        if (!entry.names().isEmpty()) {
            fields.put("names", new ArrayList<>(entry.names()));
        }
        fields.put("summary", entry.summary());
        put(fields, "case", entry.about());
        fields.put("themes", new ArrayList<>(entry.themes()));
        fields.put("countries", new ArrayList<>(entry.countries()));
        put(fields, "period", entry.period());
        fields.put("status", entry.status());
        put(fields, "checked", entry.checked());
        put(fields, "review", entry.review());
        if (!entry.lineage().isEmpty()) {
            fields.put(
                    "lineage",
                    entry.lineage().stream()
                            .map(one -> fields("relation", one.kind().slug(), "of", one.other()))
                            .toList());
        }
        fields.put("claims", entry.claims().stream().map(EntryFile::fields).toList());
        fields.put("notReported", new ArrayList<>(entry.notReported()));
        DumperOptions options = new DumperOptions();
        options.setDefaultFlowStyle(DumperOptions.FlowStyle.BLOCK);
        options.setAllowUnicode(true);
        options.setWidth(Integer.MAX_VALUE);
        return "---\n" + new Yaml(options).dump(fields) + "---\n\n" + entry.body() + "\n";
    }

    private static Map<String, Object> fields(Entry.Claim claim) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("text", claim.text());
        put(fields, "aspect", claim.aspect());
        put(fields, "value", claim.value());
        put(fields, "side", claim.onSide().map(Entry.Side::slug).orElse(null));
        put(fields, "holder", claim.holder());
        put(fields, "date", claim.said());
        put(fields, "basis", claim.basis());
        fields.put("strength", claim.strength().slug());
        fields.put(
                "cites",
                claim.citations().stream()
                        .map(EntryFile::written)
                        .collect(Collectors.toCollection(ArrayList::new)));
        return fields;
    }

    private static Object written(Citation citation) {
        return citation.words() == null
                ? citation.passage().toString()
                : fields("passage", citation.passage().toString(), "words", citation.words());
    }

    private static Map<String, Object> fields(
            String first, String value, String second, String other) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put(first, value);
        fields.put(second, other);
        return fields;
    }

    private static void put(Map<String, Object> fields, String name, @Nullable Object value) {
        if (value != null) {
            fields.put(name, value.toString());
        }
    }

    private static Entry.Relation relation(Fields relation) {
        return new Entry.Relation(
                Entry.Relation.Kind.ofSlug(relation.text("relation")), relation.text("of"));
    }

    private static Entry.Claim claim(Fields claim) {
        String side = claim.optional("side");
        return new Entry.Claim(
                claim.text("text"),
                claim.optional("aspect"),
                claim.optional("value"),
                side == null ? null : Entry.Side.ofSlug(side),
                claim.optional("holder"),
                claim.day("date"),
                claim.optional("basis"),
                Entry.Strength.ofSlug(claim.text("strength")),
                claim.list("cites").stream().map(EntryFile::citation).toList());
    }

    private static Citation citation(@Nullable Object cited) {
        if (!(cited instanceof Map<?, ?>)) {
            return new Citation(PassageRef.of(String.valueOf(cited)), null);
        }
        Fields citation = new Fields(cited);
        return new Citation(PassageRef.of(citation.text("passage")), citation.text("words"));
    }

    // Dates and numbers stay the text that was written: 1998-10-02 must not become an instant.
    private static Yaml yaml() {
        LoaderOptions options = new LoaderOptions();
        return new Yaml(
                new SafeConstructor(options),
                new Representer(new DumperOptions()),
                new DumperOptions(),
                options,
                new Resolver() {
                    @Override
                    protected void addImplicitResolvers() {
                        addImplicitResolver(Tag.NULL, Resolver.NULL, "~nN\0");
                        addImplicitResolver(Tag.MERGE, Resolver.MERGE, "<");
                    }
                });
    }

    private record Fields(@Nullable Object fields) {

        Map<?, ?> map() {
            if (fields instanceof Map<?, ?> map) {
                return map;
            }
            throw new IllegalArgumentException("expected fields, found " + fields);
        }

        String text(String name) {
            String value = optional(name);
            if (value == null || value.isBlank()) {
                throw new IllegalArgumentException("'" + name + "' is missing");
            }
            return value;
        }

        @Nullable String optional(String name) {
            Object value = map().get(name);
            return value == null ? null : value.toString();
        }

        @Nullable LocalDate day(String name) {
            String day = optional(name);
            return day == null ? null : LocalDate.parse(day);
        }

        List<?> list(String name) {
            Object value = map().get(name);
            if (value == null) {
                return List.of();
            }
            if (value instanceof List<?> list) {
                return list;
            }
            throw new IllegalArgumentException("'" + name + "' must be a list");
        }

        List<String> texts(String name) {
            return list(name).stream().map(String::valueOf).toList();
        }
    }
}
