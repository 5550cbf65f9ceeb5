package org.compendium.parsers;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Iterator;
import java.util.Set;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.graphics.PDXObject;
import org.apache.pdfbox.pdmodel.graphics.form.PDFormXObject;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.jspecify.annotations.Nullable;

/// Pages as images: files that are images, and pages of a PDF that are drawn.
final class PageImages {

    /// What Tesseract reads by itself.
    private static final Set<String> READ =
            Set.of(
                    "image/png",
                    "image/jpeg",
                    "image/tiff",
                    "image/gif",
                    "image/bmp",
                    "image/x-portable-bitmap",
                    "image/x-portable-graymap",
                    "image/x-portable-pixmap");

    private static final int DOTS = 300;
    private static final int SHOWN_DOTS = 120;
    private static final int SHOWN_WIDTH = 1_400;

    /// An A4 page, as an image without a resolution is taken to be one.
    private static final float A4_WIDTH = 595;

    private static final int DEEPEST_FORM = 4;

    /// What is drawn at once must fit the heap, whatever may be read.
    private static final long DRAWN_PIXELS = 24_000_000;

    private final Wire wire;
    private final Limits limits;
    private final Recognition recognition;
    private final Path folder;

    PageImages(Wire wire, Limits limits, Recognition recognition, Path folder) {
        this.wire = wire;
        this.limits = limits;
        this.recognition = recognition;
        this.folder = folder;
    }

    static boolean reads(String mediaType) {
        return READ.contains(mediaType);
    }

    /// Reads the words in an image, each page of it.
    ///
    /// @return the number of pages
    int read(Path file) throws IOException {
        try (ImageInputStream in = ImageIO.createImageInputStream(file.toFile())) {
            ImageReader reader = reader(in);
            try {
                boolean many =
                        reader.getFormatName().equalsIgnoreCase("tif")
                                || reader.getFormatName().equalsIgnoreCase("tiff");
                int pages = many ? reader.getNumImages(true) : 1;
                for (int i = 0; i < pages; i++) {
                    int width = reader.getWidth(i);
                    int height = reader.getHeight(i);
                    tooLarge(width, height);
                    float points = A4_WIDTH / width;
                    recognition.page(i + 1, file, many ? i : -1, points, height * points);
                }
                return pages;
            } finally {
                reader.dispose();
            }
        }
    }

    private void tooLarge(long width, long height) throws Refused {
        if (width * height > limits.pixels()) {
            throw new Refused("too-many-pixels", width + " × " + height);
        }
    }

    private static ImageReader reader(@Nullable ImageInputStream in) throws IOException {
        Iterator<ImageReader> readers =
                in == null ? Collections.emptyIterator() : ImageIO.getImageReaders(in);
        if (!readers.hasNext()) {
            throw new IOException("Not an image that can be read");
        }
        ImageReader reader = readers.next();
        reader.setInput(in);
        return reader;
    }

    /// Reads the words in the picture of one page of a PDF.
    ///
    /// @param index from 0
    void read(PDDocument document, int index) throws IOException {
        PDPage page = document.getPage(index);
        float width = page.getCropBox().getWidth();
        float height = page.getCropBox().getHeight();
        boolean turned = page.getRotation() % 180 != 0;
        BufferedImage image = draw(document, index, DOTS, ImageType.GRAY);
        if (blank(image)) {
            return;
        }
        Path place = folder.resolve("page.bmp");
        ImageIO.write(image, "bmp", place.toFile());
        recognition.page(
                index + 1,
                place,
                -1,
                (turned ? height : width) / image.getWidth(),
                turned ? width : height);
    }

    private BufferedImage draw(PDDocument document, int index, int dots, ImageType type)
            throws IOException {
        PDPage page = document.getPage(index);
        checkImages(page.getResources(), 0);
        double inches =
                page.getCropBox().getWidth() / 72.0 * (page.getCropBox().getHeight() / 72.0);
        double most = Math.sqrt(Math.min(limits.pixels(), DRAWN_PIXELS) / Math.max(inches, 0.01));
        var renderer = new PDFRenderer(document);
        renderer.setSubsamplingAllowed(true);
        return renderer.renderImageWithDPI(index, (float) Math.min(dots, most), type);
    }

    private void checkImages(@Nullable PDResources resources, int depth) throws IOException {
        if (resources == null || depth > DEEPEST_FORM) {
            return;
        }
        for (COSName name : resources.getXObjectNames()) {
            PDXObject object = resources.getXObject(name);
            if (object instanceof PDImageXObject image) {
                tooLarge(image.getWidth(), image.getHeight());
            } else if (object instanceof PDFormXObject form) {
                checkImages(form.getResources(), depth + 1);
            }
        }
    }

    /// Whether a picture stands on the page, as on every scan.
    static boolean pictured(PDPage page) {
        PDResources resources = page.getResources();
        if (resources == null) {
            return false;
        }
        for (COSName name : resources.getXObjectNames()) {
            if (resources.isImageXObject(name)) {
                return true;
            }
        }
        return false;
    }

    private static boolean blank(BufferedImage image) {
        var pixels = image.getRaster().getDataBuffer();
        int dark = 0;
        for (int i = 0; i < pixels.getSize(); i++) {
            if (pixels.getElem(i) < 160 && ++dark > 50) {
                return false;
            }
        }
        return true;
    }

    /// Draws one page for a reader, and says where.
    ///
    /// @param page from 1
    void draw(PDDocument document, int page) throws IOException {
        write(draw(document, page(page, document.getNumberOfPages()), SHOWN_DOTS, ImageType.RGB));
    }

    /// The same for a file that is an image.
    void draw(Path file, int page) throws IOException {
        try (ImageInputStream in = ImageIO.createImageInputStream(file.toFile())) {
            ImageReader reader = reader(in);
            try {
                int index = page(page, reader.getNumImages(true));
                int width = reader.getWidth(index);
                tooLarge(width, reader.getHeight(index));
                ImageReadParam parameters = reader.getDefaultReadParam();
                int step = Math.max(1, width / SHOWN_WIDTH);
                parameters.setSourceSubsampling(step, step, 0, 0);
                write(reader.read(index, parameters));
            } finally {
                reader.dispose();
            }
        }
    }

    private static int page(int page, int pages) throws Refused {
        if (page > pages) {
            throw new Refused("no-such-page", Integer.toString(pages));
        }
        return page - 1;
    }

    private void write(BufferedImage image) throws IOException {
        Path place = folder.resolve("page.png");
        ImageIO.write(image, "png", place.toFile());
        wire.image(place);
    }
}
