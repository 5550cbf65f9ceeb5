package org.compendium.search.meaning;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Makes vectors of questions and passages; unit length, so that the cosine of two is their
/// product. It is loaded when the first one is wanted.
@Component
public class Model {

    private static final Logger LOG = LoggerFactory.getLogger(Model.class);
    private static final String BUILTIN_NAME = "all-minilm-l6-v2-q";
    private static final int BUILTIN_DIMENSIONS = 384;

    /// What a model is asked for its dimensions with.
    private static final String ANYTHING = "export processing zones";

    private final ModelSettings settings;
    private final Optional<String> name;
    private @Nullable Encoder encoder;
    private boolean broken;

    Model(ModelSettings settings) {
        this.settings = settings;
        this.name =
                switch (settings.source()) {
                    case ModelSettings.NONE -> Optional.empty();
                    case ModelSettings.BUILTIN -> Optional.of(BUILTIN_NAME);
                    default -> Optional.of(nameOf(settings));
                };
    }

    /// What tells the model, with how it is used, from every other; empty when none is wanted.
    public Optional<String> name() {
        return name;
    }

    /// How many numbers a vector has.
    ///
    /// @throws IllegalStateException when no model is wanted, or it cannot be loaded
    public int dimensions() {
        return settings.source().equals(ModelSettings.BUILTIN)
                ? BUILTIN_DIMENSIONS
                : encode(List.of(ANYTHING))
                        .orElseThrow(() ->
                                new IllegalStateException(
                                        "The model in "
                                                + settings.source()
                                                + " cannot be loaded; the log says why"))
                        .getFirst()
                        .length;
    }

    /// Whether the model was made for texts in this language.
    ///
    /// @param language BCP 47
    public boolean reads(String language) {
        return name.isPresent() && settings.languages().contains(language.split("-", 2)[0]);
    }

    /// @return empty when there is no model, or it cannot be loaded
    public Optional<float[]> question(String words) {
        return encode(List.of(settings.queryPrefix() + words)).map(List::getFirst);
    }

    /// @return one for each text, in order; empty when there is no model, or it cannot be loaded
    public Optional<List<float[]>> passages(List<String> texts) {
        return encode(texts.stream().map(text -> settings.passagePrefix() + text).toList());
    }

    private Optional<List<float[]>> encode(List<String> texts) {
        return loaded().map(loaded -> loaded.encode(texts));
    }

    private synchronized Optional<Encoder> loaded() {
        if (name.isEmpty() || broken) {
            return Optional.empty();
        }
        if (encoder == null) {
            try {
                encoder = Encoder.load(settings);
            } catch (IOException e) {
                broken = true;
                LOG.error("Search goes by words alone: {}", e.getMessage(), e);
            }
        }
        return Optional.ofNullable(encoder);
    }

    private static String nameOf(ModelSettings settings) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (String file : List.of("model.onnx", "tokenizer.json")) {
                try (InputStream in =
                        new DigestInputStream(
                                Files.newInputStream(Path.of(settings.source(), file)), digest)) {
                    in.transferTo(java.io.OutputStream.nullOutputStream());
                }
            }
            digest.update(
                    (settings.pooling() + '\0' + settings.passagePrefix())
                            .getBytes(java.nio.charset.StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest.digest(), 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
