package org.compendium.parsers;

import java.io.BufferedReader;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.apache.tika.io.TikaInputStream;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.metadata.TikaCoreProperties;
import org.apache.tika.parser.AutoDetectParser;
import org.apache.tika.parser.ParseContext;
import org.apache.tika.sax.BodyContentHandler;

/// What taking-in is measured against: Tika as it comes, its text kept nowhere. A main class of its
/// own, which takes paths on its standard input, one a line, and answers each with the number of
/// characters found, or -1.
public final class BareParse {

    private BareParse() {}

    public static void main(String[] args) throws Exception {
        var paths = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        var answers = new PrintStream(new FileOutputStream(FileDescriptor.out), true);
        System.setOut(System.err);
        var parser = new AutoDetectParser(FileReading.withoutPrograms());
        answers.println("ready");
        for (String path = paths.readLine(); path != null; path = paths.readLine()) {
            answers.println(characters(parser, Path.of(path)));
        }
    }

    private static int characters(AutoDetectParser parser, Path file) throws IOException {
        var metadata = new Metadata();
        metadata.set(TikaCoreProperties.RESOURCE_NAME_KEY, file.getFileName().toString());
        var text = new BodyContentHandler(-1);
        try (var in = TikaInputStream.get(file)) {
            parser.parse(in, text, metadata, new ParseContext());
            return text.toString().length();
        } catch (Exception | StackOverflowError | LinkageError e) {
            return -1;
        }
    }
}
