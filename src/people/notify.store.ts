import type { Query, Tx } from '../platform/db';
import { NOTICE_KINDS, USUAL_WAY, waysOf, type NoticeChoices, type NoticeKind, type NoticeWay } from './notify';

/** How each person wants to hear of what: rows in, rows out. */
interface ChoiceRow {
  readonly person_id: number;
  readonly kind: NoticeKind;
  readonly way: NoticeWay;
}

/** By person; whoever has chosen nothing is not in it. */
export async function noticeChoices(
  q: Query,
  personIds: readonly number[],
): Promise<ReadonlyMap<number, NoticeChoices>> {
  const rows = await q<ChoiceRow>('notify_choice').whereIn('person_id', [...personIds]);
  const found = new Map<number, NoticeChoices>();
  for (const { person_id, kind, way } of rows) {
    if (!NOTICE_KINDS.includes(kind) || !waysOf(kind).includes(way)) continue;
    found.set(person_id, { ...(found.get(person_id) ?? USUAL_WAY), [kind]: way });
  }
  return found;
}

export async function putNoticeChoices(tx: Tx, personId: number, choices: NoticeChoices): Promise<void> {
  await tx('notify_choice')
    .insert(NOTICE_KINDS.map((kind) => ({ person_id: personId, kind, way: choices[kind] })))
    .onConflict(['person_id', 'kind'])
    .merge(['way']);
}

/** Whom of these a mention is mailed at once: by address. */
export async function wantMentionMail(
  q: Query,
  people: readonly { readonly id: number; readonly email: string }[],
): Promise<ReadonlySet<string>> {
  const choices = await noticeChoices(
    q,
    people.map(({ id }) => id),
  );
  const wanting = people.filter(({ id }) => (choices.get(id) ?? USUAL_WAY).mention === 'mail');
  return new Set(wanting.map(({ email }) => email));
}
