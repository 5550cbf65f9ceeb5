package org.compendium.search.meaning;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import dev.langchain4j.data.embedding.Embedding;
import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.model.embedding.onnx.AbstractInProcessEmbeddingModel;
import dev.langchain4j.model.embedding.onnx.OnnxBertBiEncoder;
import dev.langchain4j.model.embedding.onnx.PoolingMode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/// A model that is loaded. It works on one processor, in the thread that calls it: readers and
/// taking-in keep the others.
final class Encoder extends AbstractInProcessEmbeddingModel {

    private static final String BUILTIN_MODEL = "/all-minilm-l6-v2-q.onnx";
    private static final String BUILTIN_TOKENIZER = "/all-minilm-l6-v2-q-tokenizer.json";

    private final OnnxBertBiEncoder encoder;

    private Encoder(OnnxBertBiEncoder encoder) {
        super(Runnable::run);
        this.encoder = encoder;
    }

    /// @throws IOException when the files are not such a model, or this machine cannot run it
    static Encoder load(ModelSettings settings) throws IOException {
        // The library looks for nothing on the network.
        System.setProperty("ai.djl.offline", "true");
        boolean builtin = settings.source().equals(ModelSettings.BUILTIN);
        try (InputStream model = builtin ? resource(BUILTIN_MODEL) : file(settings, "model.onnx");
                InputStream tokenizer =
                        builtin ? resource(BUILTIN_TOKENIZER) : file(settings, "tokenizer.json");
                var options = new OrtSession.SessionOptions()) {
            options.setIntraOpNumThreads(1);
            options.setInterOpNumThreads(1);
            OrtEnvironment environment = OrtEnvironment.getEnvironment();
            OrtSession session = environment.createSession(model.readAllBytes(), options);
            PoolingMode pooling = PoolingMode.valueOf(settings.pooling().toUpperCase(Locale.ROOT));
            return new Encoder(new OnnxBertBiEncoder(environment, session, tokenizer, pooling));
        } catch (OrtException | RuntimeException | LinkageError e) {
            throw new IOException("The model " + settings.source() + " cannot be loaded", e);
        }
    }

    private static InputStream resource(String name) throws IOException {
        InputStream in = Encoder.class.getResourceAsStream(name);
        if (in == null) {
            throw new IOException(name + " is not among the application's libraries");
        }
        return in;
    }

    private static InputStream file(ModelSettings settings, String name) throws IOException {
        return Files.newInputStream(Path.of(settings.source(), name));
    }

    @Override
    protected OnnxBertBiEncoder model() {
        return encoder;
    }

    List<float[]> encode(List<String> texts) {
        return embedAll(texts.stream().map(TextSegment::from).toList()).content().stream()
                .map(Embedding::vector)
                .toList();
    }
}
