package org.compendium.practice;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.compendium.document.PassageRef;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.representer.Representer;
import org.yaml.snakeyaml.resolver.Resolver;

/// Reads a practice or case from Markdown with YAML front matter.
public final class PracticeFile {

    private static final Pattern FRONT_MATTER =
            Pattern.compile("\\A---\\R(.*?)\\R---\\R(.*)\\z", Pattern.DOTALL);

    private PracticeFile() {}

    /// @param name of the file, for messages
    /// @throws IllegalArgumentException saying which field of which file is wrong
    public static Practice read(String name, String markdown) {
        Matcher matcher = FRONT_MATTER.matcher(markdown);
        if (!matcher.matches()) {
            throw new IllegalArgumentException(
                    name + " does not start with front matter between ---");
        }
        try {
            Map<?, ?> fields = new Fields(yaml().load(matcher.group(1))).map();
            Fields practice = new Fields(fields);
            return new Practice(
                    practice.text("id"),
                    Practice.Type.valueOf(practice.text("kind").toUpperCase(Locale.ROOT)),
                    practice.text("title"),
                    practice.text("summary"),
                    practice.text("status"),
                    practice.optional("period"),
                    practice.texts("themes"),
                    practice.texts("countries"),
                    practice.list("claims").stream()
                            .map(claim -> claim(new Fields(claim)))
                            .toList(),
                    practice.texts("notReported"),
                    matcher.group(2).strip());
        } catch (RuntimeException e) {
            throw new IllegalArgumentException(name + ": " + e.getMessage(), e);
        }
    }

    private static Practice.Claim claim(Fields claim) {
        String said = claim.optional("date");
        return new Practice.Claim(
                claim.text("text"),
                claim.optional("holder"),
                said == null ? null : LocalDate.parse(said),
                claim.optional("basis"),
                Practice.Strength.ofSlug(claim.text("strength")),
                claim.list("cites").stream().map(PracticeFile::citation).toList());
    }

    private static Practice.Citation citation(@Nullable Object cited) {
        if (!(cited instanceof Map<?, ?>)) {
            return new Practice.Citation(PassageRef.of(String.valueOf(cited)), null);
        }
        Fields citation = new Fields(cited);
        return new Practice.Citation(
                PassageRef.of(citation.text("passage")), citation.text("words"));
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
