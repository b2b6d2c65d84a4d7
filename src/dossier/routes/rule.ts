import type { Form } from './form';
import type { Box, Finding } from './route';
import { finding } from './validate';

/** A rule about boxes beyond what each takes by itself, and how it says what is wrong. */
export type Rule = (
  form: Form,
  box: (what: string) => Box | undefined,
  boxes: readonly Box[],
) => readonly (Finding | undefined)[];

/** Said of a box only where the form has it, and something stands in it. */
export const about = (box: Box | undefined, ...said: Tail): Finding | undefined =>
  box === undefined || box.raw === '' ? undefined : finding(box, ...said);
type Tail = Parameters<typeof finding> extends [unknown, ...infer Rest] ? Rest : never;

/** Said of a box that is there and in which nothing stands. */
export const lacks = (box: Box | undefined, level: Finding['level'] = 'wrong'): Finding | undefined =>
  box === undefined || box.raw !== '' ? undefined : finding(box, 'empty', {}, level);
