import type { Creditor } from './parties';

/** Who writes to whom in the sample papers of each law: invented companies and persons, addresses as they are written there. */
type Sampled = readonly [
  country: string, currency: string, legalName: string, street: string, postcode: string, city: string, registerNo: string,
  debtor: readonly string[], person: readonly string[],
]; // prettier-ignore

const SAMPLED: Readonly<Record<string, Sampled>> = {
  AT: ['AT', 'EUR', 'Alpenlicht Handels GmbH', 'Mariahilfer Straße 40', '1070', 'Wien', 'FN 412345 x', ['Huber Haustechnik GmbH', 'Lindengasse 12', '4020 Linz'], ['Maria Huber', 'Lindengasse 14', '4020 Linz']],
  BE: ['BE', 'EUR', 'Lichthuis Peeters BV', 'Meir 21', '2000', 'Antwerpen', '0712.345.678', ['Claes Installaties NV', 'Kerkstraat 9', '9000 Gent'], ['Els Claes', 'Kerkstraat 11', '9000 Gent']],
  CH: ['CH', 'CHF', 'Bergmann Leuchten AG', 'Bahnhofstrasse 15', '8001', 'Zürich', 'CHE-112.345.678', ['Keller Elektro AG', 'Seeweg 3', '3006 Bern'], ['Anna Keller', 'Seeweg 5', '3006 Bern']],
  DE: ['DE', 'EUR', 'Nordlicht Beleuchtung GmbH', 'Speicherstraße 8', '20457', 'Hamburg', 'HRB 104215, AG Hamburg', ['Becker Haustechnik GmbH', 'Lindenallee 31', '50668 Köln'], ['Anna Martens', 'Lindenallee 33', '50668 Köln']],
  DK: ['DK', 'DKK', 'Lyshuset ApS', 'Bredgade 14', '1260', 'København K', '31234567', ['Jensen El A/S', 'Havnegade 7', '8000 Aarhus C'], ['Mette Jensen', 'Havnegade 9', '8000 Aarhus C']],
  ES: ['ES', 'EUR', 'Iluminación Ribera S.L.', 'Calle de la Paz 12', '46003', 'Valencia', 'Valencia, hoja V-104215', ['Instalaciones Marín S.A.', 'Avenida de los Tilos 31', '28010 Madrid'], ['Ana Martín', 'Avenida de los Tilos 33', '28010 Madrid']],
  FI: ['FI', 'EUR', 'Revontuli Valaisin Oy', 'Aleksanterinkatu 20', '00100', 'Helsinki', '2345678-9', ['Virtasen Sähkö Oy', 'Hämeenkatu 5', '33100 Tampere'], ['Aino Virtanen', 'Hämeenkatu 7', '33100 Tampere']],
  FR: ['FR', 'EUR', 'Ateliers Perrin SAS', '27 rue des Tanneurs', '69003', 'Lyon', '812 345 678 RCS Lyon', ['Dupont & Fils SARL', 'Service comptabilité', '5 avenue de la Gare', '35000 RENNES'], ['Anne Martin', '7 avenue de la Gare', '35000 RENNES']],
  IE: ['IE', 'EUR', 'Liffey Lighting Ltd', '14 Ormond Quay', 'D01 X2Y3', 'Dublin', '512345', ['Murphy Electrical Ltd', '3 Patrick Street', 'CORK', 'T12 A1B2'], ['Aoife Murphy', '5 Patrick Street', 'CORK', 'T12 A1B2']],
  IT: ['IT', 'EUR', 'Luce Ferraris S.r.l.', 'Via Torino 18', '20123', 'Milano', 'REA MI-1234567', ['Impianti Rossi S.p.A.', 'Via Emilia 31', '40121 Bologna BO'], ['Anna Rossi', 'Via Emilia 33', '40121 Bologna BO']],
  LU: ['LU', 'EUR', 'Lumière du Grand-Duché S.à r.l.', '8 rue du Fossé', 'L-1536', 'Luxembourg', 'B123456', ['Weber Installations S.A.', '3 rue de l’Alzette', 'L-4011 Esch-sur-Alzette'], ['Claire Weber', '5 rue de l’Alzette', 'L-4011 Esch-sur-Alzette']],
  NL: ['NL', 'EUR', 'Van der Meer Verlichting B.V.', 'Keizerskade 14', '1015 CN', 'Amsterdam', '34215678', ['Installatiebedrijf De Wit B.V.', 'Lindelaan 31', '3512 AB Utrecht'], ['Anna Maartens', 'Lindelaan 33', '3512 AB Utrecht']],
  NO: ['NO', 'NOK', 'Nordlys Belysning AS', 'Storgata 12', '0184', 'Oslo', '987 654 321', ['Hansen Elektro AS', 'Strandgaten 5', '5013 Bergen'], ['Ingrid Hansen', 'Strandgaten 7', '5013 Bergen']],
  PL: ['PL', 'PLN', 'Światło Nowak Sp. z o.o.', 'ul. Długa 14', '00-238', 'Warszawa', '0000123456', ['Instalacje Kowalski S.A.', 'ul. Lipowa 31', '30-702 Kraków'], ['Anna Kowalska', 'ul. Lipowa 33', '30-702 Kraków']],
  PT: ['PT', 'EUR', 'Luz do Tejo, Lda.', 'Rua Augusta 21', '1100-048', 'Lisboa', '501234567', ['Instalações Silva, S.A.', 'Rua das Flores 31', '4050-265 Porto'], ['Ana Silva', 'Rua das Flores 33', '4050-265 Porto']],
  SE: ['SE', 'SEK', 'Norrsken Belysning AB', 'Magasinsgatan 8', '411 18', 'Göteborg', '556677-8899', ['Bergs Elinstallation AB', 'Lindvägen 31', '753 20 Uppsala'], ['Anna Mårtensson', 'Lindvägen 33', '753 20 Uppsala']],
  UK: ['GB', 'GBP', 'Harbour Tools Ltd', '14 Quay Street', 'BS1 4QA', 'Bristol', '07412589', ['Marlow & Finch Ltd', '3 Mill Lane', 'OXFORD', 'OX1 2AB'], ['Anna Martin', '5 Mill Lane', 'OXFORD', 'OX1 2AB']],
}; // prettier-ignore

/** An account as its country writes one in examples, and what an invented telephone number begins with. */
const REACHED: Readonly<Record<string, readonly [iban: string, area: string]>> = {
  ...{ AT: ['AT611904300234573201', '+43 1'], BE: ['BE68539007547034', '+32 3'], CH: ['CH9300762011623852957', '+41 44'] },
  ...{ DE: ['DE89370400440532013000', '+49 40'], DK: ['DK5000400440116243', '+45 33'], ES: ['ES9121000418450200051332', '+34 96'] },
  ...{ FI: ['FI2112345600000785', '+358 9'], FR: ['FR7630006000011234567890189', '+33 4'], UK: ['GB29NWBK60161331926819', '+44 117'] },
  ...{ IE: ['IE29AIBK93115212345678', '+353 1'], IT: ['IT60X0542811101000000123456', '+39 02'], LU: ['LU280019400644750000', '+352'] },
  ...{ NL: ['NL91ABNA0417164300', '+31 20'], NO: ['NO9386011117947', '+47 22'], PL: ['PL61109010140000071219812874', '+48 22'] },
  ...{ PT: ['PT50000201231234567890154', '+351 21'], SE: ['SE4550000000058398257466', '+46 31'] },
}; // prettier-ignore

const NOBODY: Sampled = ['FR', 'EUR', '', '', '', '', '', [], []];

export interface SampleParties {
  readonly creditor: Creditor;
  readonly currency: string;
  readonly iban: string;
  readonly phone: string;
  /** Lines of the address of a debtor in business, and of a person. */
  readonly business: readonly string[];
  readonly person: readonly string[];
}

export function sampleParties(law: string): SampleParties {
  const [country, currency, legalName, street, postcode, city, registerNo, business, person] = SAMPLED[law] ?? NOBODY;
  const [iban, area] = REACHED[law] ?? ['', ''];
  const creditor = {
    ...{ name: legalName, legalName, registerNo, vatNo: null, representative: null, street, postcode, city, country },
    ...{ email: 'accounts@creditor.example', phone: `${area} 5550 1234`, website: null },
  };
  return { creditor, currency, iban, phone: `${area} 5550 1245`, business, person };
}
