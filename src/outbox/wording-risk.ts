import { textIn } from './wording';

/**
 * Sentences of a company's own wording that speak of money or steps beyond the debt itself. The shipped wordings name no fee,
 * no interest, no court and no enforcement: each is owed or open only where a law gives it, and what is announced without it is
 * a threat. The words are looked for, not understood: a person who answers for the messages decides, sentence by sentence.
 */
type RiskTopic = 'fees' | 'interest' | 'court' | 'enforcement';

export interface Risk {
  readonly topic: RiskTopic;
  /** The sentence, as it is read. */
  readonly sentence: string;
}

type Words = Readonly<Record<RiskTopic, string>>;

/** Whole words; in German and Swedish also parts of longer ones. */
const WORDS: Readonly<Record<string, Words>> = {
  en: {
    fees: 'fees?|charges|penalt(y|ies)|surcharges?|(collection|recovery|legal|additional|extra) costs|compensation|a charge',
    interest: '(?<!in (your|our) )interest(?! in )',
    court:
      'courts?|judges?|judgments?|lawsuits?|sue|sued|litigation|legal (action|proceedings|steps)|proceedings|solicitors?|lawyers?|attorneys?|payment orders?',
    enforcement:
      'enforce(d|ment)?|bailiffs?|seiz(e|ed|ure)|garnish(ment)?|debt collect(ors?|ion)|collection agenc(y|ies)|insolvency|winding[- ]up',
  },
  fr: {
    fees: '(?<!sans )frais|pénalités?|indemnités?|majorations?|dommages[- ]intérêts',
    interest: '(?<!(votre|notre|dommages)[ -])intérêts?',
    court:
      'tribun(al|aux)|juges?|(?<!commissaires? de )justice|judiciaires?|assign(ation|er|és?)|avocats?|injonction|contentieux|poursuites?',
    enforcement:
      'huissiers?|commissaires? de justice|saisies?|saisir|exécution|exécutoire|recouvrement forcé|sociétés? de recouvrement',
  },
  de: {
    fees: '\\p{L}*(gebühr(en)?|kosten|pauschalen?|spesen|schadens?ersatz)',
    interest: '\\p{L}*(zins|zinsen|zinssatz)',
    court:
      '\\p{L}*gericht(s|e|lich\\p{L}*)?|klagen?|verklagen|mahnbescheids?|mahnverfahrens?|rechts(an|bei)\\p{L}+|rechtsweg|anwalts?|anwält\\p{L}+|rechtliche\\p{L}? schritte|juristisch\\p{L}*',
    enforcement:
      '\\p{L}*vollstreck\\p{L}*|gerichtsvollzieher\\p{L}*|pfänd\\p{L}*|inkasso\\p{L}*|zwangs\\p{L}+|insolvenz\\p{L}*',
  },
  sv: {
    fees: '\\p{L}*(avgift(en|er|erna)?|kostnad(en|er|erna)?|ersättning(en|ar)?|skadestånd(et)?)',
    interest: '\\p{L}*(ränta|räntan|räntor|räntorna)',
    court:
      '\\p{L}*(domstol\\p{L}*|tingsrätt\\p{L}*)|stämning\\p{L}*|stämma|betalningsföreläggande\\p{L}*|advokat\\p{L}*|jurist\\p{L}*|rättslig\\p{L}*',
    enforcement: '\\p{L}*(kronofogde\\p{L}*|inkasso\\p{L}*|utmätning\\p{L}*|konkurs\\p{L}*)|verkställ\\p{L}*',
  },
  nl: {
    fees: '(?<!zonder )\\p{L}*kosten|(schade)?vergoeding(en)?|boetes?|toeslag(en)?',
    interest: '\\p{L}*rentes?|interest',
    court:
      '(kanton)?rechters?|\\p{L}*rechtbank|gerechtshof|gerechtelijke?|dagvaard\\p{L}*|advoca(at|ten)|juridische?|rechtsmaatregelen|vonnis\\p{L}*',
    enforcement: '\\p{L}*deurwaarders?|\\p{L}*beslag|incasso\\p{L}*|executie|dwangbevel(en)?|faillissement\\p{L}*',
  },
  es: {
    fees: '(?<!sin )(gastos|costes?|costas)|comisi(ón|ones)|recargos?|penalizaci(ón|ones)|indemnizaci(ón|ones)',
    interest: '(?<!(sus|nuestros) )intereses|interés (de demora|legal)|tipos? de interés',
    court:
      'juzgados?|tribunal(es)?|juez|jueces|demandas?|demandar\\p{L}*|judicial(es|mente)?|abogad[oa]s?|procurador(a|es)?|monitorio|(acciones|vía) legal(es)?',
    enforcement:
      'embarg\\p{L}*|ejecuci(ón|ones)|(empresas?|agencias?) de (re)?cobros?|recobros?|concurso de acreedores|morosos|ficheros? de morosidad',
  },
};

const TOPICS: readonly RiskTopic[] = ['fees', 'interest', 'court', 'enforcement'];

/** What of a wording a person must answer for; a sentence that the shipped one has too is not among them. */
export function risksIn(source: string, shipped: string, language: string): Risk[] {
  const words = WORDS[language];
  if (words === undefined) return [];
  const known = new Set(sentencesOf(shipped));
  return [...new Set(sentencesOf(source))]
    .filter((sentence) => !known.has(sentence))
    .flatMap((sentence) =>
      TOPICS.filter((topic) => new RegExp(`(?<!\\p{L})(?:${words[topic]})(?!\\p{L})`, 'iu').test(sentence)).map(
        (topic) => ({
          topic,
          sentence,
        }),
      ),
    );
}

/** Subject and text as sentences, blanks left out. */
function sentencesOf(source: string): string[] {
  const { subject, body } = textIn(source);
  return `${subject}\n${body}`
    .replace(/\{\{[^}]*\}\}/g, ' ')
    .replace(/[’‘]/g, "'")
    .split(/(?<=[.!?])[\s\u00a0\u202f]+|\n/)
    .map((sentence) =>
      sentence
        .replace(/[*#\s\u00a0\u202f]+/g, ' ')
        .replace(/^ ?- /, '')
        .trim(),
    )
    .filter((sentence) => sentence !== '');
}
