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
  },
  fr: {
    title: 'Comptes dont vous recevez les messages',
    text: 'Chacun est tenu à part, avec sa propre référence. L’avoir de l’un ne réduit pas ce que doit un autre.',
    customer: 'Client',
    open: 'Reste dû',
    nothing: 'rien',
    account: 'Ceci est le compte de {name} ({code}).',
    back: 'Retour à votre propre compte',
  },
  de: {
    title: 'Konten, deren Nachrichten zu Ihnen kommen',
    text: 'Jedes steht für sich, mit eigener Referenz. Das Guthaben des einen wird nicht mit der Schuld eines anderen verrechnet.',
    customer: 'Kunde',
    open: 'Offen',
    nothing: 'nichts',
    account: 'Dies ist das Konto von {name} ({code}).',
    back: 'Zurück zu Ihrem eigenen Konto',
  },
  sv: {
    title: 'Konton vars meddelanden kommer till dig',
    text: 'Varje konto står för sig, med egen referens. Det ena kontots tillgodohavande räknas inte av mot ett annat.',
    customer: 'Kund',
    open: 'Öppet',
    nothing: 'inget',
    account: 'Det här är kontot för {name} ({code}).',
    back: 'Tillbaka till ditt eget konto',
  },
  nl: {
    title: 'Rekeningen waarvan u de berichten ontvangt',
    text: 'Elke rekening staat op zich, met een eigen kenmerk. Een tegoed van de ene wordt niet met een andere verrekend.',
    customer: 'Klant',
    open: 'Openstaand',
    nothing: 'niets',
    account: 'Dit is de rekening van {name} ({code}).',
    back: 'Terug naar uw eigen rekening',
  },
  es: {
    title: 'Cuentas cuyos mensajes recibe usted',
    text: 'Cada una va aparte, con su propia referencia. El saldo a favor de una no se compensa con otra.',
    customer: 'Cliente',
    open: 'Pendiente',
    nothing: 'nada',
    account: 'Esta es la cuenta de {name} ({code}).',
    back: 'Volver a su propia cuenta',
  },
};
