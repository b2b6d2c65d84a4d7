import type { MessageLanguage } from '../languages/message-words';
import type { Creditor } from './parties';

/** Who writes to whom in the invented messages, and what they say in their own words: one company for each language. */
export const CREDITORS: Readonly<Record<MessageLanguage, Creditor>> = {
  en: {
    name: 'Harbour Tools',
    legalName: 'Harbour Tools Ltd',
    registerNo: '07412589',
    vatNo: 'GB 245 7193 48',
    representative: 'Priya Shah, Director',
    street: '14 Quay Street',
    postcode: 'BS1 4QA',
    city: 'Bristol',
    country: 'GB',
    email: 'accounts@harbourtools.example',
    phone: '+44 117 496 0123',
    website: 'harbourtools.example',
  },
  fr: {
    name: 'Ateliers Perrin',
    legalName: 'Ateliers Perrin SAS',
    registerNo: '812 345 678 RCS Lyon',
    vatNo: 'FR 42 812345678',
    representative: 'Claire Perrin, présidente',
    street: '27 rue des Tanneurs',
    postcode: '69003',
    city: 'Lyon',
    country: 'FR',
    email: 'compta@ateliers-perrin.example',
    phone: '+33 4 72 00 11 22',
    website: 'ateliers-perrin.example',
  },
  de: {
    name: 'Nordlicht Beleuchtung',
    legalName: 'Nordlicht Beleuchtung GmbH',
    registerNo: 'HRB 104215, AG Hamburg',
    vatNo: 'DE 298 765 431',
    representative: 'Jörg Petersen, Geschäftsführer',
    street: 'Speicherstraße 8',
    postcode: '20457',
    city: 'Hamburg',
    country: 'DE',
    email: 'buchhaltung@nordlicht.example',
    phone: '+49 40 5550 1234',
    website: 'nordlicht.example',
  },
  sv: {
    name: 'Norrsken Belysning',
    legalName: 'Norrsken Belysning AB',
    registerNo: '556677-8899',
    vatNo: 'SE556677889901',
    representative: 'Elin Sandberg, VD',
    street: 'Magasinsgatan 8',
    postcode: '411 18',
    city: 'Göteborg',
    country: 'SE',
    email: 'reskontra@norrsken.example',
    phone: '+46 31 555 01 23',
    website: 'norrsken.example',
  },
  nl: {
    name: 'Van der Meer Verlichting',
    legalName: 'Van der Meer Verlichting B.V.',
    registerNo: '34215678',
    vatNo: 'NL 8123.45.678.B01',
    representative: 'Pieter van der Meer, directeur',
    street: 'Keizerskade 14',
    postcode: '1015 CN',
    city: 'Amsterdam',
    country: 'NL',
    email: 'debiteuren@vandermeer.example',
    phone: '+31 20 555 01 23',
    website: 'vandermeer.example',
  },
  es: {
    name: 'Iluminación Ribera',
    legalName: 'Iluminación Ribera S.L.',
    registerNo: 'Valencia, hoja V-104215',
    vatNo: 'ESB12345674',
    representative: 'Lucía Ribera, administradora',
    street: 'Calle de la Paz 12',
    postcode: '46003',
    city: 'Valencia',
    country: 'ES',
    email: 'cobros@ribera.example',
    phone: '+34 960 555 123',
    website: 'ribera.example',
  },
};

export const PERSONS = {
  en: { name: 'Sam Whitlock', role: 'Accounts receivable', phone: '+44 117 496 0145', hours: 'Mon–Fri 9–17' },
  fr: {
    name: 'Hélène Marchand',
    role: 'Comptabilité clients',
    phone: '+33 4 72 00 11 45',
    hours: 'lun.–ven. 9 h–17 h',
  },
  de: { name: 'Katrin Voss', role: 'Debitorenbuchhaltung', phone: '+49 40 5550 1245', hours: 'Mo–Fr 9–17 Uhr' },
  sv: { name: 'Karin Wall', role: 'Kundreskontra', phone: '+46 31 555 01 45', hours: 'mån–fre 9–17' },
  nl: { name: 'Sanne Bakker', role: 'Debiteurenbeheer', phone: '+31 20 555 01 45', hours: 'ma–vr 9–17 uur' },
  es: { name: 'Carmen Ortega', role: 'Gestión de cobros', phone: '+34 960 555 145', hours: 'lun–vie 9–17 h' },
} as const;

export const ADDRESSES = {
  en: ['Marlow & Finch Ltd', '3 Mill Lane', 'OXFORD', 'OX1 2AB'],
  fr: ['Dupont & Fils SARL', 'Service comptabilité', '5 avenue de la Gare', '35000 RENNES'],
  de: ['Becker Haustechnik GmbH', 'Lindenallee 31', '50668 Köln'],
  sv: ['Bergs Elinstallation AB', 'Lindvägen 31', '753 20 Uppsala'],
  nl: ['Installatiebedrijf De Wit B.V.', 'Lindelaan 31', '3512 AB Utrecht'],
  es: ['Instalaciones Marín S.A.', 'Avenida de los Tilos 31', '28010 Madrid'],
} as const;

/** Who is written to. */
export const READERS: Readonly<Record<MessageLanguage, string>> = {
  en: 'Anna Martin',
  fr: 'Anne Martin',
  de: 'Anna Martens',
  sv: 'Anna Mårtensson',
  nl: 'Anna Maartens',
  es: 'Ana Martín',
};

export const PARAGRAPHS: Readonly<Record<MessageLanguage, readonly string[]>> = {
  en: [
    'You wrote that 2 of 12 lamps arrived broken.',
    'The carrier signed for 12 undamaged cartons on 3 October 2026; the signed note is attached. The invoice therefore stands.',
  ],
  fr: [
    'Vous nous avez écrit que 2 lampes sur 12 sont arrivées cassées.',
    'Le transporteur a remis 12 cartons intacts le 3 octobre 2026 ; le bon signé est joint. La facture est donc due.',
  ],
  de: [
    'Sie schrieben, dass 2 von 12 Lampen zerbrochen ankamen.',
    'Der Spediteur hat am 3. Oktober 2026 die Übergabe von 12 unbeschädigten Kartons quittiert; der Beleg liegt bei. Die Rechnung bleibt daher bestehen.',
  ],
  sv: [
    'Ni skrev att 2 av 12 lampor kom fram trasiga.',
    'Transportören lämnade 12 oskadade kartonger den 3 oktober 2026; kvittot bifogas. Fakturan står därför fast.',
  ],
  nl: [
    'U schreef dat 2 van de 12 lampen gebroken zijn aangekomen.',
    'De vervoerder heeft op 3 oktober 2026 voor 12 onbeschadigde dozen laten tekenen; het getekende bewijs is bijgevoegd. De factuur blijft daarom staan.',
  ],
  es: [
    'Nos escribió que 2 de 12 lámparas llegaron rotas.',
    'El transportista entregó 12 cajas intactas el 3 de octubre de 2026; se adjunta el albarán firmado. Por tanto, la factura se mantiene.',
  ],
};

export const BALANCES: Readonly<Record<MessageLanguage, readonly string[]>> = {
  en: ['Your balance: €12,340.00; overdue invoices: €4,800.00.'],
  fr: ['Votre solde : 12 340,00 € ; factures en retard : 4 800,00 €.'],
  de: ['Ihr Saldo: 12.340,00 €; überfällige Rechnungen: 4.800,00 €.'],
  sv: ['Ert saldo: 12 340,00 €; förfallna fakturor: 4 800,00 €.'],
  nl: ['Uw saldo: € 12.340,00; vervallen facturen: € 4.800,00.'],
  es: ['Su saldo: 12.340,00 €; facturas vencidas: 4800,00 €.'],
};
