import { inFrench } from './said';

/** What the forms of the portal have in common, in each language of the portal. */
const en = {
  items: 'Which invoices',
  item: 'Which invoice',
  files: 'Files, if you like (PDF, photographs or texts; up to 3 of 10 MB)',
  wrongFile: 'We take up to 3 PDFs, photographs or texts of up to 10 MB each.',
  needItem: 'Choose at least one invoice of the list.',
  enough: 'Several things that you told us wait for a person here already. Please wait for our answer.',
  nothing: 'There is no invoice here that this could be about.',
  refused: 'That cannot be done any more: something has changed meanwhile. Please look again.',
  part: 'Only a part of the amount, if it is not all of it',
  wrongPart: 'Give an amount up to {sum}, or leave it empty. Where you tick lines, leave it empty.',
};

export type PortalToldWords = typeof en;

export const PORTAL_TOLD_WORDS: Readonly<Record<'en' | 'fr' | 'de' | 'sv' | 'nl' | 'es', PortalToldWords>> = {
  en,
  fr: inFrench({
    items: 'Quelles factures',
    item: 'Quelle facture',
    files: 'Fichiers, si vous le souhaitez (PDF, photos ou textes ; 3 au plus, de 10 Mo)',
    wrongFile: 'Nous acceptons jusqu’à 3 PDF, photos ou textes de 10 Mo au plus chacun.',
    needItem: 'Choisissez au moins une facture de la liste.',
    enough: 'Plusieurs de vos messages attendent déjà une personne chez nous. Merci d’attendre notre réponse.',
    nothing: 'Il n’y a ici aucune facture concernée.',
    refused: 'Ce n’est plus possible : quelque chose a changé entre-temps. Merci de regarder à nouveau.',
    part: 'Une partie du montant seulement, si ce n’est pas la totalité',
    wrongPart: 'Indiquez un montant de {sum} au plus, ou laissez vide. Si vous cochez des lignes, laissez vide.',
  }),
  de: {
    items: 'Welche Rechnungen',
    item: 'Welche Rechnung',
    files: 'Dateien, wenn Sie möchten (PDF, Fotos oder Texte; bis zu 3 mit je 10 MB)',
    wrongFile: 'Wir nehmen bis zu 3 PDFs, Fotos oder Texte mit je höchstens 10 MB.',
    needItem: 'Wählen Sie mindestens eine Rechnung der Liste.',
    enough: 'Mehrere Ihrer Mitteilungen warten hier schon auf einen Menschen. Bitte warten Sie auf unsere Antwort.',
    nothing: 'Hier steht keine Rechnung, um die es gehen könnte.',
    refused: 'Das geht nicht mehr: Inzwischen hat sich etwas geändert. Bitte sehen Sie noch einmal nach.',
    part: 'Nur ein Teil des Betrags, wenn es nicht alles ist',
    wrongPart:
      'Nennen Sie einen Betrag bis {sum} oder lassen Sie das Feld leer. Wenn Sie Positionen ankreuzen, lassen Sie es leer.',
  },
  sv: {
    items: 'Vilka fakturor',
    item: 'Vilken faktura',
    files: 'Filer, om du vill (PDF, foton eller texter; högst 3 på 10 MB)',
    wrongFile: 'Vi tar emot högst 3 PDF-filer, foton eller texter på högst 10 MB var.',
    needItem: 'Välj minst en faktura i listan.',
    enough: 'Flera av dina meddelanden väntar redan på en person hos oss. Vänta på vårt svar.',
    nothing: 'Här finns ingen faktura som det kan gälla.',
    refused: 'Det går inte längre: något har ändrats under tiden. Titta gärna en gång till.',
    part: 'Bara en del av beloppet, om det inte är allt',
    wrongPart: 'Ange ett belopp på högst {sum} eller lämna tomt. Om du kryssar för rader, lämna tomt.',
  },
  nl: {
    items: 'Welke facturen',
    item: 'Welke factuur',
    files: 'Bestanden, als u wilt (pdf, foto’s of teksten; hoogstens 3 van 10 MB)',
    wrongFile: 'Wij nemen hoogstens 3 pdf’s, foto’s of teksten van elk hoogstens 10 MB aan.',
    needItem: 'Kies minstens één factuur uit de lijst.',
    enough: 'Verschillende van uw berichten wachten hier al op een medewerker. Wacht alstublieft op ons antwoord.',
    nothing: 'Hier staat geen factuur waar dit over kan gaan.',
    refused: 'Dat kan niet meer: er is intussen iets veranderd. Kijk alstublieft nog eens.',
    part: 'Alleen een deel van het bedrag, als het niet alles is',
    wrongPart: 'Geef een bedrag tot {sum}, of laat het leeg. Als u regels aanvinkt, laat het dan leeg.',
  },
  es: {
    items: 'Qué facturas',
    item: 'Qué factura',
    files: 'Archivos, si lo desea (PDF, fotos o textos; hasta 3 de 10 MB)',
    wrongFile: 'Aceptamos hasta 3 PDF, fotos o textos de 10 MB como máximo cada uno.',
    needItem: 'Elija al menos una factura de la lista.',
    enough: 'Varios de sus mensajes ya esperan a una persona aquí. Espere nuestra respuesta, por favor.',
    nothing: 'Aquí no hay ninguna factura a la que pueda referirse.',
    refused: 'Ya no es posible: algo ha cambiado entretanto. Vuelva a mirarlo, por favor.',
    part: 'Solo una parte del importe, si no es todo',
    wrongPart: 'Indique un importe de hasta {sum} o déjelo vacío. Si marca líneas, déjelo vacío.',
  },
};
