import type { Day } from '../kernel/day';
import { compare, near, type Unit } from './told-unit';

/** Pairs of units of different kinds of files with the same amount, at most one bank day apart. */
export function candidatesIn(units: readonly Unit[]): [Unit, Unit][] {
  const blocks = new Map<string, Unit[]>();
  for (const unit of units) add(blocks, `${unit.currency}${unit.amountMinor}`, unit);
  return [...blocks.values()].flatMap(pairsOf);
}

function add<Key>(blocks: Map<Key, Unit[]>, key: Key, unit: Unit): void {
  const block = blocks.get(key);
  if (block) block.push(unit);
  else blocks.set(key, [unit]);
}

/** Where more than so many have one amount within two days, they are compared in order only, not each with each. */
const CROWD = 60;

function pairsOf(block: readonly Unit[]): [Unit, Unit][] {
  if (new Set(block.map(({ telling }) => telling)).size < 2) return [];
  const days = new Map<Day, Unit[]>();
  for (const unit of block) add(days, unit.day, unit);
  const ordered = [...days.keys()].sort(compare);
  const pairs: [Unit, Unit][] = [];
  ordered.forEach((day, at) => {
    const here = days.get(day) ?? [];
    const next = ordered[at + 1];
    const after = next !== undefined && near(day, next) ? (days.get(next) ?? []) : [];
    const crowded = here.length + after.length > CROWD;
    pairs.push(...(crowded ? crowdedPairs(here, after) : eachPair(here, after)));
  });
  return pairs;
}

function eachPair(here: readonly Unit[], after: readonly Unit[]): [Unit, Unit][] {
  const pairs: [Unit, Unit][] = [];
  here.forEach((a, at) => {
    for (const b of [...here.slice(at + 1), ...after]) if (a.telling !== b.telling) pairs.push([a, b]);
  });
  return pairs;
}

/** Those that share a reference, a payer or a text, and the others of a day, side by side. */
function crowdedPairs(here: readonly Unit[], after: readonly Unit[]): [Unit, Unit][] {
  const groups = new Map<string, Unit[]>();
  for (const unit of [...here, ...after]) for (const key of keysOf(unit)) add(groups, key, unit);
  for (const unit of here) add(groups, 'day', unit);
  const pairs = new Map<string, [Unit, Unit]>();
  for (const group of groups.values()) {
    const tellings = new Map<string, Unit[]>();
    for (const unit of group) add(tellings, unit.telling, unit);
    for (const [one, ofOne] of tellings) {
      for (const [other, ofOther] of tellings) {
        if (one >= other) continue;
        ofOne.forEach((a, at) => {
          const b = ofOther[at];
          if (b) pairs.set(`${a.key}\n${b.key}`, [a, b]);
        });
      }
    }
  }
  return [...pairs.values()];
}

function keysOf({ refs, parts }: Unit): string[] {
  const [line] = parts;
  const of = line ? [line.reference, line.iban, line.name, line.text] : [];
  return [...new Set([...refs, ...of.flatMap((part) => part ?? [])])].filter((key) => key !== '');
}
