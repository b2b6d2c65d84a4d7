import { share } from '../kernel/money';
import type { Chance } from './chance';
import type { Buyer, Firm } from './firms';

/** What the demo's companies sell, as positions of an invoice. */
export interface Line {
  readonly text: string;
  readonly quantity: number;
  readonly unitMinor: number;
  readonly netMinor: number;
}

const GOODS: Readonly<Record<string, readonly string[]>> = {
  lumen: [
    'Suspension Orion, laiton brossé',
    'Applique murale Halo IP54',
    'Rail triphasé 2 m, noir',
    'Spot orientable 12 W 3000 K',
    'Ruban LED 5 m, 24 V',
    'Alimentation 100 W gradable',
    'Étude d’éclairage, demi-journée',
    'Pose et mise en service',
  ],
  nordlicht: [
    'Rollenbahn RB 400, 3 m',
    'Gurtförderer GF 600',
    'Antriebstrommel 0,75 kW',
    'Lichtschranke mit Halter',
    'Steuerung S7, Schaltschrank',
    'Ersatzgurt PVC 600 mm, 12 m',
    'Montage vor Ort, Tagessatz',
    'Wartung, Jahrespauschale',
  ],
};

/** One to five positions at the company's usual prices; customers abroad buy larger lots. */
export function linesOf(firm: Firm, buyer: Buyer, dice: Chance): readonly Line[] {
  const goods = [...(GOODS[firm.code] ?? [])];
  const count = dice.between(1, 5);
  const lines: Line[] = [];
  for (let n = 0; n < count; n += 1) {
    const [text] = goods.splice(dice.between(0, goods.length - 1), 1);
    const unitMinor = dice.between(firm.price[0] * 4, firm.price[1] * 4) * 25;
    const quantity = dice.between(1, buyer.country === firm.country ? 4 : 7);
    lines.push({ text: text ?? '', quantity, unitMinor, netMinor: share(unitMinor, BigInt(quantity), 1n) });
  }
  return lines;
}
