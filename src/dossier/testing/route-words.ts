import type { Claim } from '../claim';

/** The sample claim as people of a language would have typed it, so that a foreign word in a form of theirs is a fault of the form. For tests. */
interface Typed {
  readonly subject: string;
  readonly facts: string;
  readonly grounds: string;
  readonly court: string;
  readonly contested: string;
  readonly clause: string;
  readonly titles: Readonly<Record<string, string>>;
}

const titles = (contract: string, terms: string, extract: string, letter: string): Typed['titles'] => ({
  ...{ contract, terms, register_extract: extract, correspondence: letter },
});

const TYPED: Readonly<Record<string, Typed>> = {
  fr: {
    subject: 'agencement et mobilier de la brasserie du quai des Chartrons',
    facts:
      'Les marchandises ont toutes été livrées et les travaux reçus sans réserve le 3 avril 2026, à deux façades de bar près.',
    grounds: 'Le contrat et les conditions générales de vente acceptées avec lui.',
    ...{ court: 'Tribunal de commerce de Bordeaux', contested: 'Tribunal de commerce de Bordeaux' },
    clause: 'Conditions générales de vente 2025, article 7',
    titles: titles('Contrat-cadre RV-118, signé', 'Conditions générales de vente 2025', 'Extrait Kbis', 'Lettre du débiteur, protégée par son auteur'), // prettier-ignore
  },
  de: {
    subject: 'Ausbau und Möblierung der Brauerei am Hafen',
    facts:
      'Alle Waren wurden geliefert, und die Arbeiten wurden am 3. April 2026 bis auf zwei Thekenfronten ohne Vorbehalt abgenommen.',
    grounds: 'Der Vertrag und die mit ihm einbezogenen Verkaufsbedingungen.',
    ...{ court: 'Amtsgericht Wedding, 13357 Berlin', contested: 'Amtsgericht Hamburg' },
    clause: 'Verkaufsbedingungen 2025, Ziffer 7',
    titles: titles('Rahmenvertrag RV-118, unterschrieben', 'Verkaufsbedingungen 2025', 'Handelsregisterauszug', 'Schreiben des Schuldners, vom Absender verschlüsselt'), // prettier-ignore
  },
  sv: {
    subject: 'inredning och möbler till bryggeriet vid hamnen',
    facts: 'Alla varor levererades och arbetena godkändes utan förbehåll den 3 april 2026, utom två barfronter.',
    grounds: 'Avtalet och de försäljningsvillkor som godtogs med det.',
    ...{ court: 'Stockholms tingsrätt', contested: 'Stockholms tingsrätt' },
    clause: 'Försäljningsvillkor 2025, punkt 7',
    titles: titles('Ramavtal RV-118, undertecknat', 'Försäljningsvillkor 2025', 'Registreringsbevis', 'Brev från gäldenären, låst av avsändaren'), // prettier-ignore
  },
  nl: {
    subject: 'inrichting en meubilair van de brouwerij aan de haven',
    facts:
      'Alle goederen zijn geleverd en de werken zijn op 3 april 2026 zonder voorbehoud aanvaard, op twee barfronten na.',
    grounds: 'De overeenkomst en de daarbij aanvaarde verkoopvoorwaarden.',
    ...{ court: 'Rotterdam', contested: 'Rotterdam' },
    clause: 'Verkoopvoorwaarden 2025, artikel 7',
    titles: titles('Raamovereenkomst RV-118, ondertekend', 'Verkoopvoorwaarden 2025', 'Uittreksel uit het handelsregister', 'Brief van de schuldenaar, door de afzender beveiligd'), // prettier-ignore
  },
};

export function inOwnWords(claim: Claim): Claim {
  const typed = TYPED[claim.language];
  if (typed === undefined) return claim;
  const { contract } = claim.basis;
  const answers = { ...claim.answers };
  return {
    ...claim,
    creditor: { ...claim.creditor, legalForm: 'SAS au capital de 250 000 €' },
    basis: { ...claim.basis, facts: typed.facts, contract: contract && { ...contract, subject: typed.subject } },
    exhibits: claim.exhibits.map((one) => ({ ...one, title: typed.titles[one.kind] ?? one.title })),
    interest: claim.interest && { ...claim.interest, rates: claim.interest.rates.map((one) => ({ ...one, source: typed.clause })) }, // prettier-ignore
    answers: {
      ...answers,
      ...('court' in answers ? { court: typed.court } : {}),
      ...('court-contested' in answers ? { 'court-contested': typed.contested } : {}),
      ...('legal-grounds' in answers ? { 'legal-grounds': typed.grounds } : {}),
    },
  };
}
