/** Invented businesses in real towns: what the demo's customers are called and where they are. Mail goes to `.example` only. */
export interface Place {
  readonly country: string;
  readonly language: string;
  readonly currency: string;
  readonly towns: readonly (readonly [postcode: string, city: string])[];
  readonly streets: readonly string[];
  readonly trades: readonly string[];
  readonly names: readonly string[];
  readonly forms: readonly string[];
}

export const PLACES: Readonly<Record<string, Place>> = {
  FR: {
    country: 'FR',
    language: 'fr',
    currency: 'EUR',
    towns: [['69003', 'Lyon'], ['38000', 'Grenoble'], ['44000', 'Nantes'], ['35000', 'Rennes'], ['67000', 'Strasbourg'], ['33000', 'Bordeaux'], ['59000', 'Lille'], ['13002', 'Marseille']],
    streets: ['rue des Tanneurs', 'avenue de la Gare', 'quai du Commerce', 'rue du Four', 'boulevard Carnot', 'impasse du Moulin', 'rue Haute', 'place du Marché'],
    trades: ['Hôtel', 'Brasserie', 'Clinique', 'Librairie', 'Atelier', 'Menuiserie', 'Imprimerie', 'Galerie', 'Pharmacie', 'Garage'],
    names: ['Solférine', 'Marvallon', 'Ombreval', 'Pelissane', 'Trézac', 'Courvallier', 'Loriande', 'Bassompré', 'Vaurenard', 'Échaillon', 'Quintorne', 'Mirandolle'],
    forms: ['SARL', 'SAS', 'SA', 'EURL'],
  },
  BE: {
    country: 'BE',
    language: 'fr',
    currency: 'EUR',
    towns: [['1000', 'Bruxelles'], ['4000', 'Liège'], ['5000', 'Namur'], ['7000', 'Mons']],
    streets: ['rue des Dominicains', 'chaussée de Wavre', 'rue Neuve', 'quai de Meuse'],
    trades: ['Maison', 'Brasserie', 'Établissements', 'Galerie'],
    names: ['Vandermael', 'Thirifays', 'Coppenolle', 'Malevez', 'Stavelin', 'Roquebois'],
    forms: ['SRL', 'SA'],
  },
  CH: {
    country: 'CH',
    language: 'fr',
    currency: 'CHF',
    towns: [['1201', 'Genève'], ['1003', 'Lausanne'], ['2000', 'Neuchâtel'], ['1700', 'Fribourg']],
    streets: ['rue du Lac', 'avenue de Rhodanie', 'chemin des Vignes', 'rue de Romont'],
    trades: ['Hôtel', 'Clinique', 'Horlogerie', 'Auberge'],
    names: ['Montrevel', 'Chardonnaz', 'Bellerive-Dessus', 'Corvettaz', 'Jorasse', 'Pralong'],
    forms: ['SA', 'Sàrl'],
  },
  DE: {
    country: 'DE',
    language: 'de',
    currency: 'EUR',
    towns: [['90402', 'Nürnberg'], ['70173', 'Stuttgart'], ['04109', 'Leipzig'], ['28195', 'Bremen'], ['44135', 'Dortmund'], ['24103', 'Kiel'], ['99084', 'Erfurt']],
    streets: ['Gartenstraße', 'Am Speicher', 'Lindenallee', 'Färbergasse', 'Industriestraße', 'Alter Markt'],
    trades: ['Metallbau', 'Fördertechnik', 'Werkzeugbau', 'Verpackung', 'Holzwerk', 'Kühltechnik', 'Molkerei', 'Gießerei'],
    names: ['Ahrensbeck', 'Wolkenstein', 'Grünhagen', 'Tannreuther', 'Böckelmann & Söhne', 'Ostermühl', 'Hasselfeld', 'Kesselring', 'Drostenhof', 'Mürwik'],
    forms: ['GmbH', 'AG', 'KG', 'GmbH & Co. KG'],
  },
  AT: {
    country: 'AT',
    language: 'de',
    currency: 'EUR',
    towns: [['1010', 'Wien'], ['8010', 'Graz'], ['4020', 'Linz']],
    streets: ['Mariengasse', 'Hauptplatz', 'Donaulände'],
    trades: ['Sägewerk', 'Maschinenfabrik', 'Brauerei'],
    names: ['Hohentauern', 'Steinbrugger', 'Ennsthal', 'Wetterkreuz'],
    forms: ['GmbH', 'KG'],
  },
  GB: {
    country: 'GB',
    language: 'en',
    currency: 'GBP',
    towns: [['M2 5DB', 'Manchester'], ['LS1 4DY', 'Leeds'], ['BS1 6AA', 'Bristol'], ['EH2 2ER', 'Edinburgh'], ['NE1 4ST', 'Newcastle upon Tyne']],
    streets: ['Mill Lane', 'Canal Street', 'Station Road', 'Foundry Row', 'Quay Side'],
    trades: ['Precision', 'Packaging', 'Marine', 'Foods', 'Conveyors', 'Castings'],
    names: ['Thornwick', 'Ashcombe', 'Harrowgill', 'Penmarsh', 'Wexcombe', 'Saltmere', 'Brindleford'],
    forms: ['Ltd', 'LLP', 'plc'],
  },
  NL: {
    country: 'NL',
    language: 'nl',
    currency: 'EUR',
    towns: [['3011 GB', 'Rotterdam'], ['3511 LX', 'Utrecht'], ['5611 AZ', 'Eindhoven']],
    streets: ['Havenkade', 'Molenstraat', 'Nieuwe Gracht'],
    trades: ['Machinebouw', 'Kwekerij', 'Scheepswerf', 'Drukkerij'],
    names: ['Oudenrijn', 'Terhorst', 'Waalwaard', 'Zilverschoon'],
    forms: ['B.V.', 'N.V.'],
  },
}; // prettier-ignore
