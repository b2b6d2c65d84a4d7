import type { PortalLanguage } from './portal-words';

/** Words of the portal for the lines of an invoice. */
export interface PortalLineWords {
  readonly lines: string;
  readonly line: string;
  readonly only: string;
  readonly hint: string;
  readonly other: string;
  readonly done: string;
}

export const PORTAL_LINE_WORDS: Readonly<Record<PortalLanguage, PortalLineWords>> = {
  en: {
    lines: 'What was invoiced',
    line: 'Line {no}: {text}',
    only: 'Only some lines of {document}',
    hint: 'Nothing ticked: the whole invoice.',
    other: 'The lines that you ticked are not of the invoice that you chose.',
    done: 'Thank you. We look at “{lines}” of {document} and answer by {day}. Until then we do not ask for {sum} of it; the rest is still to be paid.',
  },
  fr: {
    lines: 'Ce qui a été facturé',
    line: 'Ligne {no} : {text}',
    only: 'Certaines lignes seulement de {document}',
    hint: 'Rien de coché : la facture entière.',
    other: 'Les lignes cochées ne sont pas celles de la facture choisie.',
    done: 'Merci. Nous examinons « {lines} » de {document} et répondons au plus tard le {day}. D’ici là nous n’en réclamons pas {sum} ; le reste est toujours à payer.',
  },
  de: {
    lines: 'Was berechnet wurde',
    line: 'Position {no}: {text}',
    only: 'Nur einzelne Positionen von {document}',
    hint: 'Nichts angekreuzt: die ganze Rechnung.',
    other: 'Die angekreuzten Positionen gehören nicht zur gewählten Rechnung.',
    done: 'Danke. Wir prüfen „{lines}“ von {document} und antworten bis {day}. Bis dahin verlangen wir {sum} davon nicht; der Rest ist weiter zu zahlen.',
  },
  sv: {
    lines: 'Vad som fakturerats',
    line: 'Rad {no}: {text}',
    only: 'Bara vissa rader i {document}',
    hint: 'Inget kryssat: hela fakturan.',
    other: 'Raderna som du kryssat hör inte till den valda fakturan.',
    done: 'Tack. Vi tittar på ”{lines}” i {document} och svarar senast {day}. Till dess kräver vi inte {sum} av den; resten ska fortfarande betalas.',
  },
  nl: {
    lines: 'Wat is gefactureerd',
    line: 'Regel {no}: {text}',
    only: 'Alleen enkele regels van {document}',
    hint: 'Niets aangevinkt: de hele factuur.',
    other: 'De aangevinkte regels horen niet bij de gekozen factuur.',
    done: 'Dank u. Wij kijken naar ‘{lines}’ van {document} en antwoorden uiterlijk op {day}. Tot dan vragen wij geen betaling van {sum} daarvan; de rest moet nog worden betaald.',
  },
  es: {
    lines: 'Lo que se ha facturado',
    line: 'Línea {no}: {text}',
    only: 'Solo algunas líneas de {document}',
    hint: 'Sin marcar nada: la factura entera.',
    other: 'Las líneas marcadas no son de la factura elegida.',
    done: 'Gracias. Revisamos «{lines}» de {document} y respondemos a más tardar el {day}. Hasta entonces no reclamamos {sum} de ella; el resto sigue pendiente de pago.',
  },
};
