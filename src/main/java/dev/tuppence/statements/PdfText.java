package dev.tuppence.statements;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.openpdf.text.Element;
import org.openpdf.text.Font;
import org.openpdf.text.FontFactory;
import org.openpdf.text.Paragraph;
import org.openpdf.text.pdf.BaseFont;
import org.openpdf.text.pdf.FontSelector;
import org.openpdf.text.pdf.PdfPCell;
import org.openpdf.text.pdf.PdfPTable;
import org.springframework.context.annotation.Lazy;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/** Text and tables in letters that every reader of PDF has, and in a font that is sent along where those end: in Korean. */
@Lazy // a font takes memory that most instances never need
@Component
class PdfText {

    private static final String KOREAN = "fonts/NanumSquareR.ttf";
    private static final float SMALL = 9;
    private static final float LARGE = 16;
    private static final float GAP = 8;

    private final BaseFont korean;

    PdfText() {
        var file = new ClassPathResource(KOREAN);
        try (var content = file.getInputStream()) {
            korean = BaseFont.createFont(
                    KOREAN, BaseFont.IDENTITY_H, BaseFont.EMBEDDED, true, content.readAllBytes(), null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Paragraph heading(String text) {
        return paragraph(text, LARGE);
    }

    Paragraph paragraph(String text) {
        return paragraph(text, SMALL);
    }

    PdfPTable table(float... widths) {
        var table = new PdfPTable(widths);
        table.setWidthPercentage(100);
        table.setSpacingBefore(GAP);
        table.setSpacingAfter(GAP);
        return table;
    }

    PdfPCell left(String text) {
        return cell(text, Element.ALIGN_LEFT);
    }

    PdfPCell right(String text) {
        return cell(text, Element.ALIGN_RIGHT);
    }

    private Paragraph paragraph(String text, float size) {
        var paragraph = new Paragraph(letters(size).process(text));
        paragraph.setSpacingAfter(GAP);
        return paragraph;
    }

    private PdfPCell cell(String text, int alignment) {
        var cell = new PdfPCell(letters(SMALL).process(text));
        cell.setHorizontalAlignment(alignment);
        cell.setBorder(PdfPCell.BOTTOM);
        return cell;
    }

    private FontSelector letters(float size) {
        var selector = new FontSelector();
        selector.addFont(FontFactory.getFont(FontFactory.HELVETICA, BaseFont.CP1252, size));
        selector.addFont(new Font(korean, size));
        return selector;
    }
}
