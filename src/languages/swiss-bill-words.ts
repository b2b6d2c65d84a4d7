/** What stands on a Swiss payment part, word for word as the guidelines prescribe it in each of the four languages (annex D). */
export interface SwissBillWords {
  readonly part: string;
  readonly receipt: string;
  readonly account: string;
  readonly reference: string;
  readonly message: string;
  readonly currency: string;
  readonly amount: string;
  readonly acceptance: string;
  readonly separate: string;
  readonly by: string;
  readonly byWhom: string;
}

const WORDS: Readonly<Record<'en' | 'fr' | 'de' | 'it', SwissBillWords>> = {
  en: {
    ...{ part: 'Payment part', receipt: 'Receipt', account: 'Account / Payable to', reference: 'Reference' },
    ...{ message: 'Additional information', currency: 'Currency', amount: 'Amount', acceptance: 'Acceptance point' },
    ...{ separate: 'Separate before paying in', by: 'Payable by', byWhom: 'Payable by (name/address)' },
  },
  fr: {
    ...{ part: 'Section paiement', receipt: 'Récépissé', account: 'Compte / Payable à', reference: 'Référence' },
    ...{
      message: 'Informations supplémentaires',
      currency: 'Monnaie',
      amount: 'Montant',
      acceptance: 'Point de dépôt',
    },
    ...{ separate: 'A détacher avant le versement', by: 'Payable par', byWhom: 'Payable par (nom/adresse)' },
  },
  de: {
    ...{ part: 'Zahlteil', receipt: 'Empfangsschein', account: 'Konto / Zahlbar an', reference: 'Referenz' },
    ...{ message: 'Zusätzliche Informationen', currency: 'Währung', amount: 'Betrag', acceptance: 'Annahmestelle' },
    ...{ separate: 'Vor der Einzahlung abzutrennen', by: 'Zahlbar durch', byWhom: 'Zahlbar durch (Name/Adresse)' },
  },
  it: {
    ...{ part: 'Sezione pagamento', receipt: 'Ricevuta', account: 'Conto / Pagabile a', reference: 'Riferimento' },
    ...{ message: 'Informazioni supplementari', currency: 'Valuta', amount: 'Importo' },
    ...{ acceptance: 'Punto di accettazione', separate: 'Da staccare prima del versamento' },
    ...{ by: 'Pagabile da', byWhom: 'Pagabile da (nome/indirizzo)' },
  },
};

/** Of any other language, in English. */
export const swissBillWords = (language: string): SwissBillWords =>
  language === 'fr' || language === 'de' || language === 'it' ? WORDS[language] : WORDS.en;
