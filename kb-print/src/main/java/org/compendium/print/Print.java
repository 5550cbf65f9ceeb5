package org.compendium.print;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Prints every digest of a folder. The same digest gives the same bytes, so that a file that was
/// sent in before the build is known after it.
public final class Print {

    private Print() {}

    /// @param args the folder of digests in Markdown, and the folder to print to
    public static void main(String[] args) throws IOException {
        Path target = Files.createDirectories(Path.of(args[1]));
        try (var digests = Files.newDirectoryStream(Path.of(args[0]), "*.md")) {
            for (Path markdown : digests) {
                Digest digest = Digest.read(Files.readString(markdown));
                String name = markdown.getFileName().toString().replaceFirst("\\.md$", "-digest");
                Files.write(target.resolve(name + ".pdf"), Pdf.of(digest));
                Files.write(target.resolve(name + ".docx"), Docx.of(digest));
            }
        }
    }
}
