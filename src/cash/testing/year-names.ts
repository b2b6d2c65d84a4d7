import type { Dice } from './year-dice';

/** How firms and people are called in ten countries, how they put it differently, and what a bank makes of it. */
interface Country {
  readonly currency: string;
  readonly share: number;
  readonly surnames: readonly string[];
  readonly first: readonly string[];
  readonly trades: readonly string[];
  readonly forms: readonly string[];
}

const w = (text: string): readonly string[] => text.split('|');

export const COUNTRIES: Readonly<Record<string, Country>> = {
  FR: { currency: 'EUR', share: 29,
    surnames: w('Martin|Bernard|Dubois|Lefèvre|Moreau|Girard|Roux|Fontaine|Chevalier|Gauthier|Perrin|Lemaître|Noël|Faure|Mercier|Blanchard|Garnier|Le Goff|De La Tour|Saint-Martin'),
    first: w('Jean|Marie|Pierre|Hélène|François|Sylvie|Benoît|Chloé'),
    trades: w('Bâtiment|Transports|Boulangerie|Menuiserie|Électricité|Conseil|Distribution|Plomberie|Immobilier|Imprimerie|Traiteur|Informatique|Énergies|Ambulances|Pharmacie'),
    forms: w('SARL|SAS|SA|EURL|SCI|SASU') },
  DE: { currency: 'EUR', share: 23,
    surnames: w('Müller|Schmidt|Schneider|Fischer|Weber|Meyer|Wagner|Becker|Schulz|Hoffmann|Schäfer|Köhler|König|Groß|Böhm|Krüger|Jäger|Lößl|Strauß|Hübner'),
    first: w('Jürgen|Sabine|Thomas|Käthe|Stefan|Ursula|Jörg|Anja'),
    trades: w('Bau|Haustechnik|Logistik|Metallbau|Elektro|Druck|Gastronomie|Immobilien|Maschinenbau|Handel|Garten- und Landschaftsbau|Möbel|Autohaus|Beratung|Praxis'),
    forms: w('GmbH|GmbH & Co. KG|AG|e.K.|KG|UG (haftungsbeschränkt)|GbR|OHG') },
  BE: { currency: 'EUR', share: 9,
    surnames: w('Peeters|Janssens|Maes|Jacobs|Willems|Claes|Goossens|Wouters|De Smet|Van den Broeck|Lambert|Dupont'),
    first: w('Jan|Els|Luc|Ann|Pieter|Sophie'),
    trades: w('Bouw|Transport|Schrijnwerken|Horeca|Consult|Garage|Tuinen|Drukkerij|Services|Construct'),
    forms: w('BV|NV|SRL|SA|BVBA|VZW') },
  CH: { currency: 'CHF', share: 6,
    surnames: w('Meier|Keller|Huber|Steiner|Brunner|Frei|Zürcher|Rochat|Favre|Bianchi|Gerber|Wyss'),
    first: w('Urs|Regula|Beat|Nadine|Reto|Monique'),
    trades: w('Treuhand|Holzbau|Gastro|Immobilien|Apotheke|Garage|Malergeschäft|Informatik|Sanitär|Vins'),
    forms: w('AG|GmbH|SA|Sàrl|KlG') },
  SE: { currency: 'SEK', share: 7,
    surnames: w('Andersson|Johansson|Karlsson|Nilsson|Eriksson|Lindström|Åkesson|Öberg|Sjöberg|Bergström|Holmgren|Ek'),
    first: w('Lars|Anna|Björn|Karin|Göran|Åsa'),
    trades: w('Bygg|Måleri|Åkeri|El|Konsult|Fastigheter|Livs|Redovisning|VVS|Träindustri'),
    forms: w('AB|HB|KB|Ekonomisk förening') },
  NL: { currency: 'EUR', share: 8,
    surnames: w('De Vries|Jansen|Bakker|Visser|Smit|Meijer|De Boer|Mulder|Van Dijk|Van den Berg|Hoekstra|Dekker'),
    first: w('Henk|Ingrid|Kees|Marloes|Sander|Truus'),
    trades: w('Bouw|Transport|Installatietechniek|Horeca|Advies|Groothandel|Vastgoed|Tandartsen|Bloemen|Metaal'),
    forms: w('B.V.|V.O.F.|N.V.|Holding B.V.|Stichting') },
  FI: { currency: 'EUR', share: 4,
    surnames: w('Virtanen|Korhonen|Mäkinen|Nieminen|Hämäläinen|Laine|Heikkinen|Järvinen'),
    first: w('Jukka|Päivi|Matti|Sari'),
    trades: w('Rakennus|Kuljetus|Sähkö|Konsultointi|Kiinteistöt|Huolto'),
    forms: w('Oy|Oyj|Ky|Tmi') },
  NO: { currency: 'NOK', share: 4,
    surnames: w('Hansen|Olsen|Larsen|Bjørnstad|Ødegård|Haugen|Bakke|Strand'),
    first: w('Kjell|Ingrid|Øystein|Solveig'),
    trades: w('Bygg|Rør|Elektro|Eiendom|Regnskap|Fisk|Transport'),
    forms: w('AS|ASA|ANS|ENK') },
  GB: { currency: 'GBP', share: 6,
    surnames: w("Smith|Jones|Taylor|Brown|Wilson|Evans|Thomas|Walker|Hughes|Green|O'Brien|MacDonald"),
    first: w('John|Margaret|David|Susan|Ian|Fiona'),
    trades: w('Builders|Logistics|Consulting|Catering|Plumbing|Properties|Printing|Motors|Dental|Joinery'),
    forms: w('Ltd|Limited|LLP|PLC') },
  ES: { currency: 'EUR', share: 4,
    surnames: w('García|Martínez|López|Sánchez|Pérez|Gómez|Muñoz|Ibáñez'),
    first: w('José|Carmen|Ángel|Lucía'),
    trades: w('Construcciones|Transportes|Hostelería|Asesoría|Reformas|Distribuciones'),
    forms: w('S.L.|S.A.|S.L.U.|S.C.') },
}; // prettier-ignore

const FANCY = w('Nordwind|Helios|Alpina|Delta|Zenith|Vertigo|Blue Door|Primavera|Atlas|Quattro|Sirius|Orion|Lumina|Novum|Aurora|Pegasus|Vega|Kontor 7|3B|Studio 54'); // prettier-ignore

export const COUNTRY_WEIGHTS = Object.entries(COUNTRIES).map(([code, { share }]) => [code, share] as const);

export interface Named {
  readonly name: string;
  readonly tradingName: string | null;
  readonly isPerson: boolean;
}

export function newName(country: string, dice: Dice): Named {
  const { surnames, first, trades, forms } = COUNTRIES[country]!;
  if (dice.chance(0.09))
    return { name: `${dice.pick(first)} ${dice.pick(surnames)}`, tradingName: null, isPerson: true };
  const [surname, trade, form] = [dice.pick(surnames), dice.pick(trades), dice.pick(forms)];
  const core = dice.weigh([
    [`${surname} ${trade}`, 40],
    [`${trade} ${surname}`, 18],
    [`${surname} & ${dice.pick(surnames)}`, 9],
    [`${dice.pick(FANCY)} ${trade}`, 25],
    [`${dice.pick(FANCY)} ${surname} ${trade}`, 8],
  ]);
  const tradingName = dice.chance(0.08) ? `${dice.pick(FANCY)} ${dice.pick(trades)}` : null;
  return { name: `${core} ${form}`, tradingName, isPerson: false };
}

/** A daughter of a group bears the group's first word, mostly. */
export function daughterName(parent: string, country: string, dice: Dice): string {
  const { trades, forms, surnames } = COUNTRIES[country]!;
  const head = parent.split(' ')[0]!;
  return dice.chance(0.75)
    ? `${head} ${dice.pick(trades)} ${dice.pick(forms)}`
    : `${dice.pick(surnames)} ${dice.pick(trades)} ${dice.pick(forms)}`;
}

/** The name without its legal form. */
const withoutForm = (name: string, country: string): string => {
  const form = [...COUNTRIES[country]!.forms]
    .sort((a, b) => b.length - a.length)
    .find((end) => name.endsWith(` ${end}`));
  return form === undefined ? name : name.slice(0, -form.length - 1);
};

/** The legal form put otherwise: dropped, written out, put in front, or another one. */
export function otherForm(name: string, country: string, dice: Dice): string {
  const core = withoutForm(name, country);
  const form = name.slice(core.length + 1);
  const written: Readonly<Record<string, string>> = { GmbH: 'Gesellschaft mbH', 'GmbH & Co. KG': 'GmbH + Co KG', 'B.V.': 'BV', Ltd: 'Limited', SARL: 'S.A.R.L.', SAS: 'S.A.S.', AB: 'Aktiebolag', BVBA: 'BV', 'S.L.': 'SL' }; // prettier-ignore
  return dice.weigh([
    [core, 50],
    [`${form} ${core}`, 12],
    [`${core} ${written[form] ?? form}`, 26],
    [`${core} ${dice.pick(COUNTRIES[country]!.forms)}`, 12],
  ]);
}

/** A letter lost, doubled or swapped. */
export function misspelt(name: string, dice: Dice): string {
  const at = dice.from(1, Math.max(1, name.length - 3));
  const [a, b] = [name[at] ?? '', name[at + 1] ?? ''];
  return dice.pick([
    `${name.slice(0, at)}${name.slice(at + 1)}`,
    `${name.slice(0, at)}${a}${a}${name.slice(at + 1)}`,
    `${name.slice(0, at)}${b}${a}${name.slice(at + 2)}`,
  ]);
}

const LIGATURES: readonly (readonly [RegExp, string])[] = [
  [/ß/g, 'ss'], [/[ÄÆ]/g, 'AE'], [/[äæ]/g, 'ae'], [/[ÖØ]/g, 'OE'], [/[öø]/g, 'oe'], [/Ü/g, 'UE'], [/ü/g, 'ue'],
]; // prettier-ignore

/** What a bank leaves of letters that it does not have: `ae` or `a` for `ä`, no accents, signs as blanks, often capitals. */
export function inBankLetters(text: string, way: 'kept' | 'spelt' | 'bare' | 'capitals'): string {
  if (way === 'kept') return text;
  const spelt = way === 'bare' ? text : LIGATURES.reduce((now, [from, to]) => now.replace(from, to), text);
  const bare = spelt.replace(/ß/g, 's').replace(/[øØ]/g, 'o').normalize('NFD').replace(/[\u0300-\u036f]/g, '').replace(/[&_!#]/g, '+'); // prettier-ignore
  return way === 'capitals' ? bare.toUpperCase() : bare;
}
