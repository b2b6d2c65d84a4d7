import type { PortalLanguage } from './portal-words';

/** Words of the portal for whoever gets the messages about other customers: a payer, the head of a group. */
export interface PortalOthersWords {
  readonly title: string;
  readonly text: string;
  readonly customer: string;
  readonly open: string;
  readonly nothing: string;
  readonly account: string;
  readonly back: string;
  /** In the place of the page's own words, where the account is not the reader's; the text follows the greeting. */
  readonly theirs: {
    readonly account: string;
    readonly text: string;
    readonly number: string;
    readonly file: string;
    readonly owes: string;
    readonly nothing: string;
    readonly items: string;
    readonly credits: string;
  };
}

export const PORTAL_OTHERS_WORDS: Readonly<Record<PortalLanguage, PortalOthersWords>> = {
  en: {
    title: 'Accounts whose messages come to you',
    text: 'Each stands apart, with its own reference. What one has in its favour is not set off against another.',
    customer: 'Customer',
    open: 'Open',
    nothing: 'nothing',
    account: 'This is the account of {name} ({code}).',
    back: 'Back to your own account',
    theirs: {
      account: 'Account with {company}',
      text: 'this page shows what is still open with {company} on the account of another customer, whose messages come to you.',
      number: 'Customer number',
      file: 'File number',
      owes: 'What {name} owes',
      nothing: 'Nothing on this account is due now.',
      items: 'Invoices in {currency}',
      credits: 'Credits',
    },
  },
  fr: {
    title: 'Comptes dont vous recevez les messages',
    text: 'Chacun est tenu à part, avec sa propre référence. L’avoir de l’un ne réduit pas ce que doit un autre.',
    customer: 'Client',
    open: 'Reste dû',
    nothing: 'rien',
    account: 'Ceci est le compte de {name} ({code}).',
    back: 'Retour à votre propre compte',
    theirs: {
      account: 'Compte chez {company}',
      text: 'cette page montre ce qui reste ouvert chez {company} sur le compte d’un autre client, dont vous recevez les messages.',
      number: 'Numéro de client',
      file: 'Numéro de dossier',
      owes: 'Ce que doit {name}',
      nothing: 'Rien n’est échu sur ce compte.',
      items: 'Factures en {currency}',
      credits: 'Avoirs',
    },
  },
  de: {
    title: 'Konten, deren Nachrichten zu Ihnen kommen',
    text: 'Jedes steht für sich, mit eigener Referenz. Das Guthaben des einen wird nicht mit der Schuld eines anderen verrechnet.',
    customer: 'Kunde',
    open: 'Offen',
    nothing: 'nichts',
    account: 'Dies ist das Konto von {name} ({code}).',
    back: 'Zurück zu Ihrem eigenen Konto',
    theirs: {
      account: 'Konto bei {company}',
      text: 'diese Seite zeigt, was bei {company} auf dem Konto eines anderen Kunden noch offen ist, dessen Nachrichten Sie erhalten.',
      number: 'Kundennummer',
      file: 'Aktenzeichen',
      owes: 'Was {name} schuldet',
      nothing: 'Auf diesem Konto ist nichts fällig.',
      items: 'Rechnungen in {currency}',
      credits: 'Guthaben',
    },
  },
  sv: {
    title: 'Konton vars meddelanden kommer till dig',
    text: 'Varje konto står för sig, med egen referens. Det ena kontots tillgodohavande räknas inte av mot ett annat.',
    customer: 'Kund',
    open: 'Öppet',
    nothing: 'inget',
    account: 'Det här är kontot för {name} ({code}).',
    back: 'Tillbaka till ditt eget konto',
    theirs: {
      account: 'Konto hos {company}',
      text: 'den här sidan visar vad som ännu är öppet hos {company} på en annan kunds konto, vars meddelanden kommer till dig.',
      number: 'Kundnummer',
      file: 'Ärendenummer',
      owes: 'Vad {name} är skyldig',
      nothing: 'Inget på det här kontot har förfallit.',
      items: 'Fakturor i {currency}',
      credits: 'Tillgodohavanden',
    },
  },
  nl: {
    title: 'Rekeningen waarvan u de berichten ontvangt',
    text: 'Elke rekening staat op zich, met een eigen kenmerk. Een tegoed van de ene wordt niet met een andere verrekend.',
    customer: 'Klant',
    open: 'Openstaand',
    nothing: 'niets',
    account: 'Dit is de rekening van {name} ({code}).',
    back: 'Terug naar uw eigen rekening',
    theirs: {
      account: 'Rekening bij {company}',
      text: 'deze pagina toont wat er bij {company} nog openstaat op de rekening van een andere klant, waarvan u de berichten ontvangt.',
      number: 'Klantnummer',
      file: 'Dossiernummer',
      owes: 'Wat {name} moet betalen',
      nothing: 'Op deze rekening hoeft nu niets betaald te worden.',
      items: 'Facturen in {currency}',
      credits: 'Tegoeden',
    },
  },
  es: {
    title: 'Cuentas cuyos mensajes recibe usted',
    text: 'Cada una va aparte, con su propia referencia. El saldo a favor de una no se compensa con otra.',
    customer: 'Cliente',
    open: 'Pendiente',
    nothing: 'nada',
    account: 'Esta es la cuenta de {name} ({code}).',
    back: 'Volver a su propia cuenta',
    theirs: {
      account: 'Cuenta con {company}',
      text: 'esta página muestra lo que sigue pendiente con {company} en la cuenta de otro cliente, cuyos mensajes recibe usted.',
      number: 'Número de cliente',
      file: 'Número de expediente',
      owes: 'Lo que debe {name}',
      nothing: 'En esta cuenta no hay nada vencido.',
      items: 'Facturas en {currency}',
      credits: 'Saldos a favor',
    },
  },
};
