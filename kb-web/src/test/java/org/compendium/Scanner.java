package org.compendium;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import javax.imageio.ImageIO;

/// Images of text, and the Tesseract of this machine, which writes down how it is called here and
/// kills its caller when it is told to.
record Scanner(Path folder) {

    static Scanner in(Path folder) throws IOException {
        Scanner scanner = new Scanner(folder);
        Files.writeString(
                scanner.program(),
                """
                #!/bin/sh
                echo "$*" >> %1$s/calls
                if [ -e %1$s/kill ]; then
                  caller=$PPID
                  while [ "$caller" -gt 1 ] && [ "$(cat /proc/$caller/comm)" != java ]; do
                    caller=$(sed -n 's/^PPid:\\s*//p' /proc/$caller/status)
                  done
                  [ "$caller" -gt 1 ] && kill -9 "$caller"
                fi
                exec tesseract "$@"
                """
                        .formatted(folder));
        Files.setPosixFilePermissions(
                scanner.program(), PosixFilePermissions.fromString("rwxr-xr-x"));
        return scanner;
    }

    Path program() {
        return folder.resolve("tesseract");
    }

    /// The arguments of all calls so far, in their order.
    List<String> calls() throws IOException {
        return Files.readAllLines(folder.resolve("calls"));
    }

    void killCallers() throws IOException {
        Files.createFile(folder.resolve("kill"));
    }

    void letCallersLive() throws IOException {
        Files.deleteIfExists(folder.resolve("kill"));
    }

    static boolean reads(String language) {
        try {
            Process languages =
                    new ProcessBuilder("tesseract", "--list-langs")
                            .redirectErrorStream(true)
                            .start();
            return new String(languages.getInputStream().readAllBytes())
                    .lines()
                    .anyMatch(language::equals);
        } catch (IOException e) {
            return false;
        }
    }

    static byte[] png(String... lines) {
        var image = new BufferedImage(1400, 700, BufferedImage.TYPE_BYTE_GRAY);
        Graphics2D graphics = image.createGraphics();
        graphics.setColor(Color.WHITE);
        graphics.fillRect(0, 0, 1400, 700);
        graphics.setColor(Color.BLACK);
        graphics.setFont(new Font("DejaVu Serif", Font.PLAIN, 40));
        for (int i = 0; i < lines.length; i++) {
            graphics.drawString(lines[i], 80, 120 + 70 * i);
        }
        graphics.dispose();
        var out = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "png", out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
