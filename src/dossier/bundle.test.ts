import { inflateSync } from 'node:zlib';
import { PDFArray, PDFDocument, PDFName, PDFRawStream, PDFRef, PDFString } from '@cantoo/pdf-lib';
import { closeBrowser } from '../platform/pdf/browser';
import { readBack } from '../platform/pdf/readback';
import { seePdf, type SeenPdf } from '../platform/testing/read-pdf';
import { readZip, writeZip, type ZipEntry } from '../platform/zip';
import { makeBundle } from './bundle.actions';
import type { Claim } from './claim';
import { MANIFEST_NAME, sha256 } from './manifest';
import { MARKER, sampleClaim } from './testing/sample-claim';
import { sampleSealer } from './testing/sample-sealer';
import { verifyBytes } from './verify.actions';
import { dossierWords } from './words';
import type { Bundle } from './wrap.actions';

const sealer = sampleSealer();

let bundle: Bundle;
let partner: Bundle;
let routed: Bundle;
let seen: SeenPdf;

beforeAll(async () => {
  const { claim, originals } = await sampleClaim();
  bundle = await makeBundle(claim, originals, { sealer });
  partner = await makeBundle(claim, originals, { sealer, edition: 'instructions' });
  const answers = { 'mandate-on': '2026-06-12', division: 'Sales North' };
  routed = await makeBundle({ ...claim, route: 'agency', answers }, originals, { sealer });
  seen = await seePdf(bundle.pdf);
});
afterAll(closeBrowser);

const rangeOf = (made: Bundle, piece: string): { from: number; to: number } => {
  const found = made.index.find((one) => one.piece === piece);
  if (!found) throw new Error(`no ${piece}`);
  return found;
};
const textOf = (piece: string): string =>
  seen.pages.slice(rangeOf(bundle, piece).from - 1, rangeOf(bundle, piece).to).join(' ');

describe('the PDF', () => {
  it('numbers every page through and names the file and the piece on each', () => {
    expect(bundle.pages).toBeGreaterThanOrEqual(40);
    seen.pages.forEach((text, n) => {
      expect(text).toContain(`${n + 1} / ${bundle.pages}`);
      expect(text).toContain('RF-2026-0007 · Atelier Nord Agencement SAS v Brasserie du Port');
    });
    expect(textOf('exhibit-4')).toContain('Exhibit 4 — Invoice FA-2291');
  });

  it('says in its index on which page each piece is, and leads there', () => {
    const { from, to } = rangeOf(bundle, 'index');
    const links = new Set(seen.links.slice(from - 1, to).flat());
    const index = textOf('index');
    for (const { piece, title, from: page } of bundle.index) {
      if (/^(cover|index|reminder-\d+)$/.test(piece)) continue;
      expect(links.has(page)).toBe(true);
      expect(index).toContain(title.replace(/^Exhibit \d+ — /, ''));
    }
    expect(index).toMatch(new RegExp(`Invoice FA-2304 4 Apr 2026 ${rangeOf(bundle, 'exhibit-21').from}\\b`));
  });

  it('has a bookmark for each piece, exhibits under their own', () => {
    expect(seen.bookmarks.slice(0, 3)).toEqual(['Summary of the claim → 1', 'Index → 2', 'Creditor → 3']);
    const first = rangeOf(bundle, 'exhibit-1').from;
    expect(seen.bookmarks).toContain(`Exhibits → ${first}`);
    expect(seen.bookmarks).toContain(`  1 — Framework agreement RV-118, signed → ${first}`);
    const list = seen.bookmarks.indexOf(`Reminders and proof of sending → ${rangeOf(bundle, 'reminders').from}`);
    const second = rangeOf(bundle, 'reminder-2').from;
    expect(seen.bookmarks[list + 2]).toMatch(new RegExp(`^  2\\. Reminder of 12\\s+February\\s+2026 → ${second}$`));
    expect(seen.bookmarks).toHaveLength(bundle.index.length + 1);
  });

  it('shows the total of the claim wherever it is claimed', () => {
    expect(textOf('cover')).toContain('€80,542.37');
    expect(textOf('claim')).toMatch(/Total 84,535.72 6,923.80 1,200.00 76,411.92/);
    expect(textOf('statement')).toContain('Claimed as principal 76,411.92');
    expect(textOf('interest')).toContain('Interest to 30 June 2026 4,130.45');
    expect(rangeOf(bundle, 'adds-up').from).toBe(rangeOf(bundle, 'adds-up').to);
  });

  it('tells reminders word for word, with their proof, and masks the key to the debtor’s page', () => {
    expect(textOf('reminder-1')).toContain(
      'All invoices and a way to answer are here: https://pay.atelier-nord.example/…',
    );
    expect(textOf('reminder-1')).toContain('250 2.0.0 Ok: queued as 4Q17F mx1.laluna.example');
    expect(textOf('contacts')).toContain('See https://laluna.example/… É. Garrigue');
  });

  it('lists the reminders and leads from the list and the chronology to each', () => {
    const { from, to } = rangeOf(bundle, 'reminders');
    const page = rangeOf(bundle, 'reminder-4').from;
    expect(textOf('reminders')).toMatch(new RegExp(`4 28 May 2026 Final reminder by letter · sent .*${page}\\b`));
    expect(seen.links.slice(from - 1, to).flat()).toContain(page);
    const story = rangeOf(bundle, 'chronology');
    expect(textOf('chronology')).toContain('Final reminder by letter, to be paid by 7 Jun 2026');
    expect(seen.links.slice(story.from - 1, story.to).flat()).toContain(page);
    expect(textOf('cover')).toContain('The debtor was asked for payment 4 times, last on 28 May 2026.');
  });

  it('never tells as sent what nobody received', async () => {
    const { claim, originals } = await sampleClaim();
    const kept = { kind: 'kept' as const, at: claim.keyDate, detail: null };
    const tried = claim.reminders.map((one, n) => ({ ...one, proof: n < 2 ? [kept] : n === 2 ? [] : one.proof }));
    const made = await makeBundle({ ...claim, reminders: tried, exhibits: [] }, originals, { sealer });
    const { pages } = await seePdf(made.pdf);
    const told = (piece: string): string =>
      pages.slice(rangeOf(made, piece).from - 1, rangeOf(made, piece).to).join(' ');
    expect(told('cover')).toContain('Made in test mode, to try out');
    expect(told('cover')).toContain('The debtor was asked for payment once, on 28 May 2026.');
    expect(told('cover')).toContain('2 reminders were only written in test mode and sent to nobody.');
    expect(told('cover')).toContain('For 1 reminder there is no proof that it was sent.');
    expect(told('chronology')).toContain('to be paid by 30 Nov 2025 (test mode)');
    expect(told('reminder-1')).toContain('Written 20 November 2025');
    expect(told('reminder-4')).toContain('Sent 28 May 2026');
  });

  it('lays the chronology on one spread', () => {
    const { from, to } = rangeOf(bundle, 'chronology');
    expect({ pages: to - from + 1, even: from % 2 === 0 }).toEqual({ pages: 2, even: true });
  });

  it('has a slip for an exhibit that cannot be shown, and carries the file whole', async () => {
    const { files } = await readBack(bundle.pdf);
    const { claim, files: originals } = await sampleClaim();
    const locked = claim.exhibits.find(({ kind }) => kind === 'correspondence');
    const carried = files.get('22_Letter_of_the_debtor_locked_by_its_sender.pdf');
    expect(carried?.equals(originals.get(locked?.sha256 ?? '') ?? Buffer.alloc(0))).toBe(true);
    expect(textOf('exhibit-22')).toContain('It needs a password to be opened.');
    expect(textOf('exhibit-22').replaceAll(' ', '')).toContain(locked?.sha256);
  });

  it('carries the claim for machines', async () => {
    const { files } = await readBack(bundle.pdf);
    const data = JSON.parse(files.get('claim.json')?.toString() ?? '') as {
      totals: object;
      exhibits: { file: string }[];
    };
    expect(data.totals).toMatchObject({ principalMinor: 7_641_192, interestMinor: 413_045, totalMinor: 8_054_237 });
    expect(data.exhibits[3]?.file).toBe('exhibits/04_invoice_FA-2291.pdf');
  });
});

describe('a bundle', () => {
  it('is the same to the byte when made again from the same facts', async () => {
    const { claim, originals } = await sampleClaim();
    const again = await makeBundle(claim, originals, { sealer });
    expect(again.pdf.equals(bundle.pdf)).toBe(true);
    expect(again.zip.equals(bundle.zip)).toBe(true);
  });

  it.each(['fr', 'de'])('is written in %s throughout', async (language) => {
    const { claim, originals } = await sampleClaim(language);
    const { pages, bookmarks } = await seePdf((await makeBundle(claim, originals, { sealer })).pdf);
    const { sheet, cover } = dossierWords(language);
    expect(pages[0]).toContain(cover.summary);
    expect(bookmarks[0]).toBe(`${sheet.cover} → 1`);
    expect(bookmarks.filter((mark) => /Summary|Creditor|Claim|Exhibit/.test(mark))).toEqual([]);
  });

  it('refuses an exhibit whose bytes are not those that were recorded', async () => {
    const { claim } = await sampleClaim();
    const other = makeBundle(claim, () => Promise.resolve(Buffer.from('other')), { sealer });
    await expect(other).rejects.toMatchObject({ code: 'exhibit-changed' });
  });

  it('is not made of a claim that does not add up', async () => {
    const { claim, originals } = await sampleClaim();
    await expect(makeBundle({ ...claim, account: [] }, originals, { sealer })).rejects.toMatchObject({
      code: 'claim-does-not-add-up',
    });
  });

  it('tells a long story on two pages too', async () => {
    const { claim, originals } = await sampleClaim();
    const long = { ...claim, exhibits: [], contacts: many(claim, 120) };
    const made = await makeBundle(long, originals, { sealer });
    const { from, to } = rangeOf(made, 'chronology');
    expect({ pages: to - from + 1, even: from % 2 === 0 }).toEqual({ pages: 2, even: true });
  });

  it('does without everything that there is nothing of', async () => {
    const { claim, originals } = await sampleClaim();
    const bare = {
      ...claim,
      interest: null,
      reminders: [],
      disputes: [],
      promises: [],
      contacts: [],
      exhibits: [],
      costs: [],
    };
    const made = await makeBundle(bare, originals, { sealer });
    expect(made.index.map(({ piece }) => piece).sort()).toEqual(['adds-up', 'chronology', 'claim', 'cover', 'creditor', 'debtor', 'index', 'statement']); // prettier-ignore
    expect(await verifyBytes(made.pdf)).toMatchObject({ ok: true });
  });
});

/** Calls of the debtor, one every second day before the key date. */
const many = (claim: Claim, calls: number): Claim['contacts'] =>
  Array.from({ length: calls }, (_, n) => ({
    key: `activity/${n}`,
    visibility: 'court',
    on: claim.entries[n % claim.entries.length]?.issuedOn ?? claim.keyDate,
    kind: 'call',
    direction: 'out',
    outcome: 'no_answer',
    text: `Call ${n}`,
  }));

describe('the form of a route', () => {
  it('is a sheet of the file after its index, and data in the archive and in the PDF', async () => {
    const { pages, bookmarks } = await seePdf(routed.pdf);
    const { from, to } = rangeOf(routed, 'form');
    const sheet = pages.slice(from - 1, to).join(' ');
    expect(bookmarks[2]).toBe(`Intake form of a collection agency → ${from}`);
    expect(sheet).toContain('To recover FA-2291');
    expect(sheet).toContain('Principal €76,411.92 Interest €4,130.45');
    expect(sheet).toContain('Mandate of 12 June 2026');
    const entries = new Map((await entriesOf(routed.zip)).map(({ name, bytes }) => [name, bytes]));
    const data = JSON.parse(entries.get('form.json')?.toString() ?? '') as { data: Record<string, unknown> };
    expect(data.data['sums']).toMatchObject({ principal: '76411.92', interest: '4130.45', currency: 'EUR' });
    expect(data.data['claims']).toHaveLength(14);
    expect(data.data['client']).toMatchObject({ division: 'Sales North' });
    const rows = (entries.get('form.csv')?.toString() ?? '').trim().split('\n');
    expect(rows[0]).toMatch(/creditor_name.*mandate_on.*entry_claimed/);
    expect(rows).toHaveLength(15);
    expect((await readBack(routed.pdf)).files.get('form.json')?.equals(entries.get('form.json')!)).toBe(true);
    expect((await verifyBytes(routed.pdf, {})).ok).toBe(true);
  });
});

describe('what is internal', () => {
  it('is in no page, file or archive that leaves the house', async () => {
    const { claim } = await sampleClaim();
    expect(JSON.stringify(claim)).toContain(MARKER);
    for (const made of [bundle, partner, routed]) {
      for (const [where, text] of await everythingIn(made))
        expect({ where, found: text.includes(MARKER) }).toEqual({ where, found: false });
    }
  });

  it('keeps what is for the partner out of the exhibits', async () => {
    const everything = (await everythingIn(bundle)).map(([, text]) => text).join('\n');
    expect(everything).not.toContain('pays suppliers when the bank lets him');
    expect(everything).not.toContain('Offer to settle');
    expect(everything).not.toContain('Speak to Mr Garrigue himself');
  });

  it('gives the partner the instructions apart, each page marked', async () => {
    const { pages } = await seePdf(partner.pdf);
    expect(pages.every((text) => text.includes('for the partner only'))).toBe(true);
    expect(pages.join(' ')).toContain('Smallest sum that settles the claim €60,000.00');
    expect(pages.at(-1)).toContain('Confidential paper 1 — Offer to settle');
  });
});

/** Every text of a bundle: pages as read, streams inflated, files carried, archive with what is inside its workbooks. */
async function everythingIn(made: Bundle): Promise<[string, string][]> {
  const found: [string, string][] = [
    ['manifest', made.manifestJson.toString()],
    ['csv', made.claimCsv?.toString() ?? ''],
  ];
  const { pages, bookmarks } = await seePdf(made.pdf);
  found.push(['pages', pages.join('\n')], ['bookmarks', bookmarks.join('\n')]);
  const pdf = await PDFDocument.load(made.pdf, { updateMetadata: false });
  for (const [ref, object] of pdf.context.enumerateIndirectObjects()) {
    const bytes = object instanceof PDFRawStream ? inflated(object.getContents()) : Buffer.from(object.toString());
    found.push([`object ${ref.tag}`, bytes.toString('latin1')]);
  }
  const entries = await entriesOf(made.zip);
  for (const { name, bytes } of entries) {
    found.push([name, `${name}\n${bytes.toString('latin1')}`]);
    if (name.endsWith('.xlsx'))
      for (const inner of await entriesOf(bytes)) found.push([inner.name, inner.bytes.toString()]);
    if (name.endsWith('.pdf') && !name.includes('locked')) found.push([name, (await seePdf(bytes)).pages.join('\n')]);
  }
  return found;
}

const inflated = (bytes: Uint8Array): Buffer => {
  try {
    return inflateSync(bytes);
  } catch {
    return Buffer.from(bytes);
  }
};

async function entriesOf(zip: Buffer): Promise<ZipEntry[]> {
  const entries: ZipEntry[] = [];
  for await (const entry of readZip(zip)) entries.push(entry);
  return entries;
}

describe('verifying', () => {
  const changed = async (change: (pdf: PDFDocument) => void | Promise<void>): Promise<string[]> => {
    const pdf = await PDFDocument.load(bundle.pdf, { updateMetadata: false });
    await change(pdf);
    const { differences } = await verifyBytes(Buffer.from(await pdf.save({ updateFieldAppearances: false })));
    const [lost, ...others] = [...differences].reverse(); // whoever writes the file anew loses the seal
    expect(lost).toMatchObject({ piece: 'seal', what: 'missing' });
    return others
      .reverse()
      .map(({ piece, what, expected }) => `${piece} ${what}: ${expected.split(' ').slice(0, 2).join(' ')}`);
  };

  it('finds nothing in a bundle as it was made, and in a copy that only packs it otherwise no more than that its seal is lost', async () => {
    expect(await verifyBytes(bundle.pdf)).toMatchObject({
      ok: true,
      kind: 'pdf',
      reference: 'RF-2026-0007',
      version: 1,
      differences: [],
    });
    expect(await verifyBytes(bundle.zip)).toMatchObject({ ok: true, kind: 'zip', differences: [] });
    expect(await changed(() => undefined)).toEqual([]);
  });

  it('names the page on which one figure was changed', async () => {
    const page = rangeOf(bundle, 'exhibit-4').from;
    const found = await changed((pdf) => {
      const contents = pdf.getPage(page - 1).node.Contents();
      const ref = contents instanceof PDFArray ? contents.get(1) : undefined;
      const stream = ref && pdf.context.lookup(ref);
      if (!(ref instanceof PDFRef && stream instanceof PDFRawStream))
        throw new Error('a page draws our stamps, then itself');
      const text = inflated(stream.getContents()).toString('latin1');
      pdf.context.assign(ref, pdf.context.flateStream(text.replace('Tj', 'Tj 0 0 m')));
    });
    expect(found).toEqual([`exhibit-4 changed: page ${page}:`]);
  });

  it('notices a page taken out, a file exchanged, a file added, an action on opening, a renamed bookmark', async () => {
    const total = bundle.pages;
    expect(await changed((pdf) => { pdf.removePage(total - 1); })).toEqual(expect.arrayContaining([`pdf changed: ${total} pages`, `exhibit-22 missing: page ${total}:`])); // prettier-ignore
    const exchange = async (pdf: PDFDocument): Promise<void> => {
      pdf.detach('claim.json');
      await pdf.attach(Buffer.from('{}'), 'claim.json');
    };
    expect(await changed(exchange)).toEqual(['claim.json changed: claim.json ' + sha256(bundle.claimJson)]);
    expect(await changed((pdf) => pdf.attach(Buffer.from('x'), 'more.txt'))).toEqual(['more.txt added: no such']);
    expect(await changed((pdf) => { pdf.catalog.set(PDFName.of('OpenAction'), pdf.context.obj({ S: 'JavaScript', JS: PDFString.of('x') })); })).toEqual(['pdf changed: bookmarks, title']); // prettier-ignore
    expect(await changed((pdf) => { pdf.setTitle('Other'); })).toEqual(['pdf changed: bookmarks, title']); // prettier-ignore
  });

  it('names what was changed in an archive', async () => {
    const entries = await entriesOf(bundle.zip);
    const zip = async (more: (entry: ZipEntry) => ZipEntry[]): Promise<string[]> => {
      const { differences } = await verifyBytes(await writeZip(entries.flatMap(more), bundle.manifest.madeAt));
      return differences.map(({ piece, what }) => `${piece} ${what}`);
    };
    const forged = (name: string) => (entry: ZipEntry) => [
      entry.name === name ? { name, bytes: Buffer.from('forged') } : entry,
    ];
    expect(await zip(forged('exhibits/04_invoice_FA-2291.pdf'))).toEqual(['exhibit-4 changed']);
    expect(await zip(forged('claim.csv'))).toEqual(['claim.csv changed']);
    expect(await zip((entry) => (entry.name === 'claim.xlsx' ? [] : [entry]))).toEqual(['claim.xlsx missing']);
    expect(await zip((entry) => (entry.name === 'claim.csv' ? [entry, { name: 'x', bytes: Buffer.from('x') }] : [entry]))).toEqual(['x added']); // prettier-ignore
    expect(await zip(forged(MANIFEST_NAME))).toEqual(['manifest.json unreadable']);
    expect(await zip(forged('seal.json'))).toEqual(['seal changed']);
    expect(await zip((entry) => (entry.name === 'seal.json' ? [] : [entry]))).toEqual(['seal missing']);
  });

  it('takes a whole forged bundle for another one where the maker’s fingerprint is given', async () => {
    const { claim, originals } = await sampleClaim();
    const forged = await makeBundle({ ...claim, version: 2 }, originals, { sealer });
    expect((await verifyBytes(forged.pdf)).ok).toBe(true);
    const expected = sha256(bundle.manifestJson);
    expect((await verifyBytes(forged.pdf, { manifest: expected })).differences).toMatchObject([
      { piece: 'manifest.json', what: 'other-manifest' },
    ]);
    expect((await verifyBytes(bundle.pdf, { manifest: expected })).ok).toBe(true);
  });

  it.each([
    ['a text', Buffer.from('Dear Sirs'), 'file unreadable'],
    ['half a PDF', () => bundle.pdf.subarray(0, 5_000), 'pdf unreadable'],
    ['half an archive', () => bundle.zip.subarray(0, 5_000), 'zip unreadable'],
    ['somebody else’s PDF', async () => (await sampleClaim()).files.values().next().value, 'manifest.json missing'],
  ])('says of %s that it is no recovery file', async (_, given, answer) => {
    const bytes = (typeof given === 'function' ? await given() : given) ?? Buffer.alloc(0);
    const { ok, differences } = await verifyBytes(bytes);
    expect([ok, ...differences.map(({ piece, what }) => `${piece} ${what}`)]).toEqual([false, answer]);
  });
});
