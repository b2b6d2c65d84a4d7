import { PDFBool, PDFDict, PDFName, PDFTextField, PDFDropdown, type PDFDocument, type PDFField } from '@cantoo/pdf-lib';

/**
 * Form fields whose value is in the file but not drawn: the form asks its viewer to draw them. Here they are drawn once,
 * as a viewer would, so that a filled-in form does not arrive blank. Fields that have a drawing keep it.
 */
export function drawMissingFields(pdf: PDFDocument): void {
  const form = pdf.catalog.lookup(PDFName.of('AcroForm'));
  if (!(form instanceof PDFDict)) return;
  const viewerDraws = form.lookup(PDFName.of('NeedAppearances')) === PDFBool.True;
  for (const field of fieldsOf(pdf)) {
    if (viewerDraws ? hasText(field) : field.needsAppearancesUpdate()) draw(pdf, field);
  }
}

function fieldsOf(pdf: PDFDocument): PDFField[] {
  try {
    return pdf.getForm().getFields();
  } catch {
    return []; // a form the library cannot read stays as its pages show it; the original is kept beside
  }
}

const hasText = (field: PDFField): boolean =>
  (field instanceof PDFTextField && (field.getText() ?? '') !== '') ||
  (field instanceof PDFDropdown && field.getSelected().length > 0);

function draw(pdf: PDFDocument, field: PDFField): void {
  const font = pdf.getForm().getDefaultFont();
  try {
    if (field instanceof PDFTextField || field instanceof PDFDropdown) field.updateAppearances(font);
    else field.defaultUpdateAppearances(font);
  } catch {
    // letters that the standard font lacks: the field stays as it was
  }
}
