/** What somebody reads who wants no more statements of account by e-mail, in each language of the portal. */
export interface PortalStopWords {
  readonly title: string;
  readonly text: string;
  readonly button: string;
  readonly doneTitle: string;
  readonly doneText: string;
}

export const PORTAL_STOP_WORDS: Readonly<Record<'en' | 'fr' | 'de' | 'sv' | 'nl' | 'es', PortalStopWords>> = {
  en: {
    title: 'No more statements by e-mail',
    text: '{company} then sends no statements of account to this address any more. Messages about single invoices still come.',
    button: 'Stop statements',
    doneTitle: 'Statements are stopped',
    doneText: 'No more statements of account come to this address. If that was a mistake, tell {company}.',
  },
  fr: {
    title: 'Plus de relevés par e-mail',
    text: '{company} n’enverra alors plus de relevés de compte à cette adresse. Les messages sur des factures continuent d’arriver.',
    button: 'Arrêter les relevés',
    doneTitle: 'Les relevés sont arrêtés',
    doneText: 'Plus aucun relevé de compte n’arrive à cette adresse. Si c’était une erreur, dites-le à {company}.',
  },
  de: {
    title: 'Keine Kontoauszüge mehr per E-Mail',
    text: '{company} schickt dann keine Kontoauszüge mehr an diese Adresse. Nachrichten zu einzelnen Rechnungen kommen weiterhin.',
    button: 'Kontoauszüge abbestellen',
    doneTitle: 'Kontoauszüge sind abbestellt',
    doneText: 'An diese Adresse kommen keine Kontoauszüge mehr. War das ein Versehen, sagen Sie es {company}.',
  },
  sv: {
    title: 'Inga fler kontoutdrag per e-post',
    text: '{company} skickar då inga fler kontoutdrag till den här adressen. Meddelanden om enskilda fakturor kommer fortfarande.',
    button: 'Sluta skicka kontoutdrag',
    doneTitle: 'Kontoutdragen är avslutade',
    doneText: 'Inga fler kontoutdrag kommer till den här adressen. Var det ett misstag, säg till {company}.',
  },
  nl: {
    title: 'Geen rekeningoverzichten meer per e-mail',
    text: '{company} stuurt dan geen rekeningoverzichten meer naar dit adres. Berichten over afzonderlijke facturen blijven komen.',
    button: 'Overzichten stoppen',
    doneTitle: 'De overzichten zijn gestopt',
    doneText:
      'Er komen geen rekeningoverzichten meer naar dit adres. Was dat een vergissing, laat het {company} weten.',
  },
  es: {
    title: 'No más extractos por correo electrónico',
    text: '{company} ya no enviará extractos de cuenta a esta dirección. Los mensajes sobre facturas concretas seguirán llegando.',
    button: 'Dejar de recibir extractos',
    doneTitle: 'Los extractos se han detenido',
    doneText: 'No llegarán más extractos de cuenta a esta dirección. Si fue un error, dígaselo a {company}.',
  },
};
