import { inFrench } from './said';

/** Why somebody would like to visit a customer, as the end of a sentence that the customer reads. */
interface VisitReasonWords {
  /** Talk about what is open. */
  readonly talk: string;
  /** Nobody was reached otherwise. */
  readonly unreached: string;
  readonly papers: string;
  /** The customer asked for it. */
  readonly asked: string;
}

const VISIT_REASON_WORDS: Readonly<Record<'en' | 'fr' | 'de' | 'sv' | 'nl' | 'es', VisitReasonWords>> = {
  en: {
    talk: 'to talk with you about the open invoices and how they can be settled',
    unreached: 'because we could not reach you in another way',
    papers: 'to look at documents with you',
    asked: 'because you asked for a visit',
  },
  fr: inFrench({
    talk: 'pour parler avec vous des factures ouvertes et de la manière de les régler',
    unreached: 'parce que nous n’avons pas pu vous joindre autrement',
    papers: 'pour regarder des documents avec vous',
    asked: 'parce que vous avez demandé une visite',
  }),
  de: {
    talk: 'um mit Ihnen über die offenen Rechnungen zu sprechen und darüber, wie sie sich regeln lassen',
    unreached: 'weil wir Sie auf anderem Weg nicht erreicht haben',
    papers: 'um mit Ihnen Unterlagen anzusehen',
    asked: 'weil Sie um einen Besuch gebeten haben',
  },
  sv: {
    talk: 'för att prata med dig om de öppna fakturorna och hur de kan ordnas',
    unreached: 'eftersom vi inte har nått dig på annat sätt',
    papers: 'för att titta på handlingar tillsammans med dig',
    asked: 'eftersom du bad om ett besök',
  },
  nl: {
    talk: 'om met u te praten over de openstaande facturen en hoe die geregeld kunnen worden',
    unreached: 'omdat wij u op een andere manier niet hebben bereikt',
    papers: 'om samen met u documenten te bekijken',
    asked: 'omdat u om een bezoek hebt gevraagd',
  },
  es: {
    talk: 'para hablar con usted de las facturas abiertas y de cómo pueden arreglarse',
    unreached: 'porque no hemos podido localizarle de otra manera',
    papers: 'para ver documentos con usted',
    asked: 'porque usted pidió una visita',
  },
};

/** In a language of messages; any other reads English. */
export const visitReason = (language: string, reason: keyof VisitReasonWords): string =>
  (Object.hasOwn(VISIT_REASON_WORDS, language) ? VISIT_REASON_WORDS[language as 'en'] : VISIT_REASON_WORDS.en)[reason];
