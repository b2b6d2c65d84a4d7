import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { closeBrowser } from '../../platform/pdf/browser';
import { renderBatch } from '../../platform/pdf/render';
import { seePdf } from '../../platform/testing/read-pdf';
import { openViews, TEMPLATES } from '../../platform/views';
import type { Claim } from '../claim';
import { routeClaim } from '../testing/route-claims';
import { MARKER, sampleClaim } from '../testing/sample-claim';
import { formFiles } from './files.actions';
import { formSheet } from './form-sheet';
import { ROUTE_KEYS } from './keys';
import { routeNamed } from './routes';

/** What is internal or for the partner's eyes stands in no form, be it print, JSON, table or text. */
afterAll(closeBrowser);

async function planted(key: (typeof ROUTE_KEYS)[number]): Promise<Claim> {
  const [claim, { claim: whole }] = [await routeClaim(key), await sampleClaim()];
  const [exhibit] = claim.exhibits;
  return {
    ...claim,
    recipient: `Partner ${MARKER}`,
    reminders: whole.reminders,
    disputes: whole.disputes.filter(({ visibility }) => visibility === 'internal'),
    promises: whole.promises.filter(({ visibility }) => visibility === 'internal'),
    contacts: whole.contacts,
    exhibits: [
      ...claim.exhibits,
      { ...exhibit!, key: 'x/1', visibility: 'internal', document: null, title: `Note ${MARKER}` },
      { ...exhibit!, key: 'x/2', visibility: 'partner', document: null, title: `Offer ${MARKER}` },
    ],
    instructions: { floorMinor: 7_731, discountPercent: '5', smallestInstalmentMinor: 1, notes: MARKER },
    unclaimed: [{ document: MARKER, dueOn: null, openMinor: 1, why: 'not_claimed' }],
  };
}

it('stands in no file for machines', async () => {
  for (const key of ROUTE_KEYS) {
    const files = formFiles(await planted(key));
    expect([key, files.length > 0]).toEqual([key, true]);
    for (const { name, bytes } of files) expect([key, name, bytes.includes(MARKER)]).toEqual([key, name, false]);
  }
});

it('stands on no sheet, and every page of a draft says that it is one', async () => {
  const views = openViews(TEMPLATES, ['dossier']);
  const bodies: string[] = [];
  for (const key of ROUTE_KEYS) bodies.push(views.render('dossier/form', { ...formSheet(await planted(key), routeNamed(key)) })); // prettier-ignore
  const style = readFileSync(join(TEMPLATES, 'dossier', 'style.css'), 'utf8');
  const { pdf, ranges } = await renderBatch({ style, language: 'en', bodies });
  const { pages } = await seePdf(pdf);
  ROUTE_KEYS.forEach((key, n) => {
    const { from, to } = ranges[n]!;
    const own = pages.slice(from - 1, to);
    expect([key, own.length > 0, own.some((text) => text.includes(MARKER))]).toEqual([key, true, false]);
    const marked = own.filter((text) => /(PROJET|DRAFT|ENTWURF|UTKAST|CONCEPT) –/.test(text)).length;
    expect([key, marked]).toEqual([key, routeNamed(key).draft ? own.length : 0]);
  });
});
