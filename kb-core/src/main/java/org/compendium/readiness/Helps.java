package org.compendium.readiness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.compendium.curated.Entries;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/// Where what helps is found: an entry by its id, a chapter of a manual of the pack by
/// `MANUAL#CHAPTER`.
@Component
public class Helps {

    private static final Pattern TITLE =
            Pattern.compile("^title:\\s*\"?(.*?)\"?\\s*$", Pattern.MULTILINE);
    private static final Pattern CHAPTER =
            Pattern.compile("^# (?<title>.*\\S)\\s*\\{(?<id>[a-z0-9-]+)}\\s*$", Pattern.MULTILINE);
    private static final Pattern FILE =
            Pattern.compile("(?<id>[a-z0-9-]+)\\.(?<language>[a-z]{2})\\.md");

    private final Entries entries;

    // By language and `MANUAL#CHAPTER`.
    private final Map<String, Map<String, Help>> chapters;

    Helps(Entries entries) {
        this.entries = entries;
        this.chapters = chaptersOfPack();
    }

    /// @param address of its page, without a slash before it
    /// @param language of the title, BCP 47
    public record Help(String address, String title, String language) {}

    /// @param help as a question names it
    /// @return empty when nothing is held under that name
    public Optional<Help> find(String help, String language) {
        if (help.contains("#")) {
            return chapter(help, language).or(() -> chapter(help, "en"));
        }
        return entries.find(help).map(entry -> new Help(entry.address(), entry.title(), "en"));
    }

    private Optional<Help> chapter(String help, String language) {
        return Optional.ofNullable(chapters.getOrDefault(language, Map.of()).get(help));
    }

    static Map<String, Map<String, Help>> chaptersOfPack() {
        Map<String, Map<String, Help>> found = new HashMap<>();
        try {
            for (Resource file :
                    new PathMatchingResourcePatternResolver()
                            .getResources("classpath*:pack/manuals/*.md")) {
                Matcher name = FILE.matcher(String.valueOf(file.getFilename()));
                if (name.matches()) {
                    found.computeIfAbsent(name.group("language"), language -> new HashMap<>())
                            .putAll(
                                    chapters(
                                            name.group("id"),
                                            name.group("language"),
                                            file.getContentAsString(StandardCharsets.UTF_8)));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return found;
    }

    static Map<String, Help> chapters(String manual, String language, String text) {
        Matcher title = TITLE.matcher(text);
        String of = title.find() ? title.group(1) : manual;
        Map<String, Help> found = new HashMap<>();
        CHAPTER.matcher(text)
                .results()
                .forEach(chapter ->
                        found.put(
                                manual + '#' + chapter.group("id"),
                                new Help(
                                        "manuals/" + manual + '/' + chapter.group("id"),
                                        of + ": " + chapter.group("title"),
                                        language)));
        return found;
    }
}
