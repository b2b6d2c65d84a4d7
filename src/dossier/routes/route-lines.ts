import { daysBetween, dayFrom } from '../../kernel/day';
import type { Claim } from '../claim';
import { line, type Question, type ReadinessLine } from '../readiness-line';
import type { Limitation, Route } from './route';
import { fitFacts, routeOfClaim } from './routes';
import { fitTold } from './told';

/** Readiness for a route: is it open to this claim, does its form take what is known, and how long is there still time? */
export function routeLines(claim: Claim, limitation: Limitation | null): ReadinessLine[] {
  const route = routeOfClaim(claim);
  if (route === null) return limitation === null ? [] : [limitationLine(claim, null, limitation)];
  return [
    line('route-fits', 'This way is open to the claim.', notOpen(route, claim, limitation)),
    ...formLines(route, claim),
    limitationLine(claim, route, limitation),
  ];
}

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

/** So long before the end it is said. */
const SOON_DAYS = 90;

/** After the day no court takes it; to be paid it may still be asked, with an approval and without a threat. */
function limitationLine(claim: Claim, route: Route | null, limitation: Limitation | null): ReadinessLine {
  const toCourt = route !== null && route.kind !== 'agency';
  if (limitation === null)
    return line('limitation', '', {
      ...{ level: 'weak', text: 'It is not known when the claim lapses.' },
      fix: 'Ask a lawyer until when it must be filed.',
    });
  const { on, lastSafeDay, unsure } = limitation;
  const left = daysBetween(claim.keyDate, dayFrom(lastSafeDay) ?? claim.keyDate);
  if (on < claim.keyDate)
    return line('limitation', '', {
      ...{ level: 'missing', stop: toCourt, text: `The claim lapsed on ${on}.` },
      fix: toCourt ? 'No court takes it now.' : 'Ask for it only with an approval, and threaten nothing.',
    });
  const told = `The claim lapses on ${on}; the last safe day to file is ${lastSafeDay}`;
  const soon = { level: 'weak' as const, text: `${told}, in ${left} days.`, fix: 'File before that day.' };
  const doubtful = {
    ...{ level: 'weak' as const, text: `${told}, by a rule that is not verified.` },
    fix: 'Have somebody check which rule holds.',
  };
  return line('limitation', `${told}.`, left <= SOON_DAYS ? soon : unsure ? doubtful : undefined);
}
