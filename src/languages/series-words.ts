/**
 * What a reference rate is called, in a table that a debtor or a judge reads. A rate of one country has the name that its law
 * gives it, whatever the language of the page; those of central banks whose rates are used abroad are translated.
 */
const OWN: Readonly<Record<string, string>> = {
  DE_BASISZINSSATZ: 'Basiszinssatz (§ 247 BGB)',
  SE_RIKSBANK_REFERENCE: 'Riksbankens referensränta (9 § räntelagen)',
  CH_OR104: 'Verzugszins / intérêt moratoire (OR/CO 104)',
  FR_TIL_PRO: 'Taux de l’intérêt légal, autres cas',
  FR_TIL_CONSUMER_CREDITOR: 'Taux de l’intérêt légal, créances des particuliers',
  DK_NATIONALBANKEN_HALFYEAR: 'Nationalbankens udlånsrente (renteloven § 5)',
  DK_MORARENTE_TOTAL: 'Morarente (renteloven § 5)',
  NO_FORSINKELSESRENTE_TOTAL: 'Forsinkelsesrente (forsinkelsesrenteloven § 3)',
  NO_STANDARDKOMPENSASJON: 'Standardkompensasjon (forsinkelsesrenteloven § 3 a)',
  FI_VIITEKORKO: 'Viitekorko (korkolaki 12 §)',
  PL_ODSETKI_ZA_OPOZNIENIE: 'Odsetki ustawowe za opóźnienie (art. 481 § 2 k.c.)',
  PL_ODSETKI_TRANSAKCJE_HANDLOWE: 'Odsetki ustawowe za opóźnienie w transakcjach handlowych',
  AT_BASISZINSSATZ_HALFYEAR: 'Basiszinssatz (OeNB, § 456 UGB)',
  NL_HANDELSRENTE: 'Wettelijke handelsrente (art. 6:119a BW)',
  NL_WETTELIJKE_RENTE: 'Wettelijke rente (art. 6:119 BW)',
  ES_INTERES_LEGAL: 'Interés legal del dinero (art. 1108 CC)',
  ES_B2B: 'Tipo legal de interés de demora (Ley 3/2004, art. 7)',
  IT_B2B: 'Interessi moratori (d.lgs. 231/2002, art. 5)',
  IT_LEGALE: 'Tasso legale (art. 1284 c.c.)',
  PT_B2B_DL62_2013: 'Juros comerciais (DL 62/2013)',
  LU_B2B: 'Intérêt de retard (loi du 18 avril 2004)',
  LU_CONSUMER: 'Taux de l’intérêt légal (Luxembourg)',
  IE_B2B: 'Late payment interest (S.I. 580/2012)',
  BE_CIVIL: 'Intérêt légal / wettelijke rente (5.5.1865)',
  BE_B2B: 'Intérêt de retard / interest voor betalingsachterstand (2.8.2002)',
};

type Names = Readonly<Record<'en' | 'fr' | 'de' | 'sv' | 'nl' | 'es', string>>;

const TRANSLATED: Readonly<Record<string, Names>> = {
  ECB_MRO_HALFYEAR: {
    en: 'Main refinancing rate of the European Central Bank',
    fr: 'Taux de refinancement de la Banque centrale européenne',
    de: 'Hauptrefinanzierungssatz der Europäischen Zentralbank',
    sv: 'Europeiska centralbankens styrränta för refinansiering',
    nl: 'Herfinancieringsrente van de Europese Centrale Bank',
    es: 'Tipo de refinanciación del Banco Central Europeo',
  },
  FR_B2B_DEFAULT: {
    en: 'Late payment penalties without a clause (C. com. L. 441-10): European Central Bank’s rate + 10 points',
    fr: 'Pénalités de retard à défaut de clause (C. com. L. 441-10) : taux de la Banque centrale européenne + 10 points',
    de: 'Verzugszinsen ohne Klausel (C. com. L. 441-10): Satz der Europäischen Zentralbank + 10 Punkte',
    sv: 'Dröjsmålsränta utan avtal (C. com. L. 441-10): Europeiska centralbankens ränta + 10 procentenheter',
    nl: 'Vertragingsrente zonder beding (C. com. L. 441-10): rente van de Europese Centrale Bank + 10 punten',
    es: 'Interés de demora sin cláusula (C. com. L. 441-10): tipo del Banco Central Europeo + 10 puntos',
  },
  UK_BOE_HALFYEAR: {
    en: 'Bank of England base rate (SI 2002/1675)',
    fr: 'Taux de base de la Banque d’Angleterre (SI 2002/1675)',
    de: 'Leitzins der Bank of England (SI 2002/1675)',
    sv: 'Bank of Englands styrränta (SI 2002/1675)',
    nl: 'Basisrente van de Bank of England (SI 2002/1675)',
    es: 'Tipo oficial del Banco de Inglaterra (SI 2002/1675)',
  },
  PL_NBP_HALFYEAR: {
    en: 'Reference rate of Narodowy Bank Polski',
    fr: 'Taux de référence de Narodowy Bank Polski',
    de: 'Referenzzinssatz der Narodowy Bank Polski',
    sv: 'Narodowy Bank Polskis referensränta',
    nl: 'Referentierente van Narodowy Bank Polski',
    es: 'Tipo de referencia de Narodowy Bank Polski',
  },
  PL_NBP_EUR: {
    en: 'Average rate of the euro in złoty (NBP)',
    fr: 'Cours moyen de l’euro en złoty (NBP)',
    de: 'Mittelkurs des Euro in Złoty (NBP)',
    sv: 'Eurons medelkurs i złoty (NBP)',
    nl: 'Middenkoers van de euro in złoty (NBP)',
    es: 'Tipo medio del euro en złoty (NBP)',
  },
};

/** In English where the language has none; a series that somebody added by a file has only its code. */
export function seriesName(series: string, language: string): string {
  const names = Object.hasOwn(TRANSLATED, series) ? TRANSLATED[series] : undefined;
  if (names === undefined) return (Object.hasOwn(OWN, series) ? OWN[series] : undefined) ?? series;
  return Object.hasOwn(names, language) ? names[language as keyof Names] : names.en;
}
