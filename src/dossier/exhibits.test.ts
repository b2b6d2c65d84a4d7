import { day } from '../kernel/day';
import type { Exhibit } from './claim';
import { nameOf, numberedExhibits } from './exhibits';
import { sampleClaim } from './testing/sample-claim';
import { forEdition } from './visibility';
import { dossierWords } from './words';

describe('exhibits', () => {
  it('stand in the order in which they prove: what was agreed, each invoice with its papers, the rest', async () => {
    const { claim } = await sampleClaim();
    const names = numberedExhibits(forEdition(claim, 'exhibits')).map(({ archiveName }) => archiveName);
    expect(names.slice(0, 6)).toEqual([
      'exhibits/01_Framework_agreement_RV-118_signed.pdf',
      'exhibits/02_Terms_of_sale_2025.pdf',
      'exhibits/03_Extract_RCS_Bordeaux.pdf',
      'exhibits/04_invoice_FA-2291.pdf',
      'exhibits/05_delivery_FA-2291.pdf',
      'exhibits/06_invoice_FA-2292.pdf',
    ]);
    expect(names.at(-1)).toBe('exhibits/22_Letter_of_the_debtor_locked_by_its_sender.pdf');
  });

  it('have each translation right after its original, also where several papers are translated', async () => {
    const { claim } = await sampleClaim();
    const shown = forEdition(claim, 'exhibits');
    const translation = (of: string, document: string | null): Exhibit =>
      exhibit({ key: `document/t${of}`, kind: 'translation', title: 'Translation', document, translates: { of, on: null, language: 'de', translator: 'A. Weber', sworn: true } }); // prettier-ignore
    const originals = shown.exhibits.slice(0, 4);
    const numbered = numberedExhibits({ ...shown, exhibits: [...originals.map(({ key, document }) => translation(key, document)), ...originals, translation('reminder/1', null)] }); // prettier-ignore
    const keys = numbered.map(({ key }) => key);
    for (const { key } of originals) expect(keys[keys.indexOf(key) + 1]).toBe(`document/t${key}`);
    expect([keys.length, keys.at(-1)]).toEqual([9, 'document/treminder/1']);
    expect(nameOf(numbered.at(-1)!, dossierWords('de').documentKind)).toBe('Übersetzung');
  });

  it('have names that every system and court takes', async () => {
    const { claim } = await sampleClaim();
    const odd = exhibit({
      title: '../„Angebot“ für Łódź & Søn — ' + 'sehr lang '.repeat(20),
      fileName: 'x.PDF',
      mediaType: 'image/png',
    });
    const [one] = numberedExhibits({ ...claim, exhibits: [odd] });
    const name = one?.archiveName.replace('exhibits/', '') ?? '';
    expect(name).toMatch(/^01_Angebot_fur_[A-Za-z0-9_-]+\.png$/);
    expect(name.length).toBeLessThanOrEqual(90);
  });

  it('are called by their kind in the language of the file where nobody gave them a title', () => {
    const kinds = dossierWords('fr').documentKind;
    expect(nameOf(exhibit({ kind: 'contract', title: 'Contract' }), kinds)).toBe('Contrat');
    expect(nameOf(exhibit({ kind: 'contract', title: 'Contrat-cadre signé' }), kinds)).toBe('Contrat-cadre signé');
    expect(nameOf(exhibit({ kind: 'invoice', title: 'Invoice', document: 'FA-1' }), kinds)).toBe('Facture FA-1');
  });
});

function exhibit(more: Partial<Exhibit>): Exhibit {
  return {
    key: 'document/1',
    visibility: 'court',
    kind: 'contract',
    title: 'Contract',
    datedOn: day('2026-01-01'),
    document: null,
    fileName: 'contract.pdf',
    mediaType: 'application/pdf',
    sha256: '0'.repeat(64),
    bytes: 1,
    ...more,
  };
}
