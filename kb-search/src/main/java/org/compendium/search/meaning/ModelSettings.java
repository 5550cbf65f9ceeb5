package org.compendium.search.meaning;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// Which model makes the vectors.
///
/// @param source `builtin`, `none`, or a folder with `model.onnx` and `tokenizer.json`: any
///   sentence embedding model in ONNX format
/// @param pooling how the model makes one vector of those of the words: `mean` or `cls`; the
///   model's description says which
/// @param languages BCP 47, those the model was made for; passages in others get no vector
/// @param queryPrefix what the model wants before a question, such as `query: `
/// @param passagePrefix what it wants before a passage, such as `passage: `
@ConfigurationProperties("compendium.search.model")
public record ModelSettings(
        @DefaultValue("builtin") String source,
        @DefaultValue("mean") String pooling,
        @DefaultValue("en") Set<String> languages,
        @DefaultValue("") String queryPrefix,
        @DefaultValue("") String passagePrefix) {

    static final String BUILTIN = "builtin";
    static final String NONE = "none";

    public ModelSettings {
        languages = Set.copyOf(languages);
        if (!Set.of("mean", "cls").contains(pooling.toLowerCase(Locale.ROOT))) {
            throw new IllegalArgumentException(
                    "compendium.search.model.pooling must be mean or cls, was " + pooling);
        }
        if (!source.equals(BUILTIN) && !source.equals(NONE)) {
            for (String file : Set.of("model.onnx", "tokenizer.json")) {
                if (!Files.isReadable(Path.of(source, file))) {
                    throw new IllegalArgumentException(
                            "compendium.search.model.source must be builtin, none, or a folder with"
                                    + " model.onnx and tokenizer.json; "
                                    + Path.of(source, file)
                                    + " cannot be read");
                }
            }
        }
    }
}
