package org.compendium.validators;

import com.adobe.epubcheck.api.EpubCheck;
import com.adobe.epubcheck.util.DefaultReportImpl;
import java.io.FileInputStream;
import java.io.IOException;
import java.nio.file.Path;
import org.verapdf.core.VeraPDFException;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;

/// Checks one file: a PDF against PDF/UA-1 (ISO 14289-1), an EPUB against EPUB 3.3. Ends with 0
/// when the file conforms, with 1 when it does not and the standard output says why.
public final class Validate {

    private Validate() {}

    /// @param args the file
    public static void main(String[] args) throws IOException, VeraPDFException {
        Path file = Path.of(args[0]);
        boolean conforms = file.toString().endsWith(".epub") ? epub(file) : pdf(file);
        System.exit(conforms ? 0 : 1);
    }

    private static boolean epub(Path file) {
        var report = new DefaultReportImpl(file.toString());
        new EpubCheck(file.toFile(), report).check();
        return report.getFatalErrorCount() + report.getErrorCount() + report.getWarningCount() == 0;
    }

    private static boolean pdf(Path file) throws IOException, VeraPDFException {
        VeraGreenfieldFoundryProvider.initialise();
        try (FileInputStream in = new FileInputStream(file.toFile());
                PDFAParser parser =
                        Foundries.defaultInstance().createParser(in, PDFAFlavour.PDFUA_1);
                var validator =
                        Foundries.defaultInstance().createValidator(PDFAFlavour.PDFUA_1, false)) {
            ValidationResult result = validator.validate(parser);
            result.getTestAssertions().stream()
                    .filter(one -> one.getStatus() == TestAssertion.Status.FAILED)
                    .limit(20)
                    .forEach(one ->
                            System.out.println(
                                    one.getRuleId()
                                            + " "
                                            + one.getMessage()
                                            + " "
                                            + one.getLocation().getContext()));
            return result.isCompliant();
        }
    }
}
