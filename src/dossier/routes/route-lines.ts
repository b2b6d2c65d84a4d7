import type { Claim } from '../claim';
import { line, type Question, type ReadinessLine } from '../readiness-line';
import type { Limitation, Route } from './route';
import { protocolLines } from './protocol';
import { fitFacts, routeOfClaim } from './routes';
import { fitTold } from './told';

/** Readiness for a route: is it open to this claim, does its form take what is known, and is it known until when there is time? */
export function routeLines(claim: Claim, limitation: Limitation | null): ReadinessLine[] {
  const route = routeOfClaim(claim);
  if (route === null) return [];
  return [
    line('route-fits', 'This way is open to the claim.', notOpen(route, claim, limitation)),
    ...formLines(route, claim),
    ...protocolLines(claim),
    line('limitation-known', 'It is known when the claim lapses.', limitation === null ? NOT_KNOWN : undefined),
  ];
}

const NOT_KNOWN: Question = {
  ...{ level: 'weak', text: 'It is not known when the claim lapses.' },
  fix: 'Say which law and what kind of claim it is: duly customers set CUSTOMER claim_type goods; or ask a lawyer.',
};

const ENGLISH = { language: 'en', locale: 'en-GB' } as const;

function notOpen(route: Route, claim: Claim, limitation: Limitation | null): Question | undefined {
  const { fits, reasons } = route.fits(fitFacts(claim, limitation));
  if (fits) return undefined;
  const against = reasons.filter(({ ok }) => !ok).map((one) => fitTold(one, ENGLISH));
  return {
    ...{ level: 'missing', stop: true, text: `This way is not open to the claim: ${against.join(' ')}` },
    fix: `See which are: duly dossier routes ${claim.debtor.code}.`,
  };
}

function formLines(route: Route, claim: Claim): ReadinessLine[] {
  const found = route.validate(claim);
  const wrong = labels(found.filter(({ level }) => level === 'wrong'));
  const weak = labels(found.filter(({ level }) => level === 'weak'));
  const fix = `See each box, and fill what it asks: duly dossier form ${claim.debtor.code} --route ${route.key}.`;
  return [
    line('route-form', 'Every box of the form is filled as it should be.', wrong === '' ? undefined : {
      level: 'missing', text: `The form lacks, or does not take: ${wrong}.`, fix,
    }),
    ...(weak === '' ? [] : [line('route-check', '', {
      level: 'weak', text: `Somebody should look at these boxes of the form: ${weak}.`, fix,
    })]),
    ...(route.draft ? [line('route-draft', '', {
      level: 'weak', text: 'The form is a draft.', fix: 'Have a lawyer or bailiff check it before it is filed.',
    })] : []),
  ]; // prettier-ignore
}

const labels = (found: readonly { readonly label: string }[]): string =>
  [...new Set(found.map(({ label }) => label.replace(/[.:]+$/, '')))].join(', ');
