package org.compendium.parsers;

/// What one file may cost, as the application set it.
///
/// @param text characters
/// @param pixels of one image
/// @param scannedPages pages read by Tesseract
/// @param pageSeconds for Tesseract on one page
/// @param tesseract the program's name or path
record Limits(int text, long pixels, int scannedPages, int pageSeconds, String tesseract) {

    static Limits of(String[] args) {
        return new Limits(
                Integer.parseInt(args[0]),
                Long.parseLong(args[1]),
                Integer.parseInt(args[2]),
                Integer.parseInt(args[3]),
                args[4]);
    }
}
